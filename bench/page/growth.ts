/** How Semblance's cost grows: a training step with its batch, lengths and layers, and the data's way with its rows. */

import { openDataset } from '../../src/core/data/dataset/dataset';
import { parseFile } from '../../src/core/data/parse/parseFile';
import { profileColumns } from '../../src/core/data/dataset/profile';
import { evaluateMetrics } from '../../src/core/metrics/evaluate';
import { createRandom } from '../../src/core/random';
import { createStep, miniLM } from '../miniLM';
import { startSemblance } from './semblanceBackend';
import { serve, timed } from './serve';

export type GrowthSetup =
  | { readonly kind: 'step'; readonly pairs: number; readonly length: number; readonly layers: number }
  | { readonly kind: 'rows'; readonly rows: number };

/** Seconds by what was done. */
export type Times = Readonly<Record<string, number>>;

serve(async (setup: GrowthSetup): Promise<() => Promise<Times>> => {
  if (setup.kind === 'rows') return () => dataTimes(setup.rows);
  await startSemblance('wasm');
  const encoder = { ...miniLM, layers: setup.layers };
  const step = await createStep(encoder, setup);
  return async () => ({ step: (await timed(step)).seconds });
});

async function dataTimes(rows: number): Promise<Times> {
  const { next, below } = createRandom(rows);
  const words = Array.from({ length: 5000 }, (_, i) => `word${i.toString(36)}`);
  const sentence = () => Array.from({ length: 8 + below(8) }, () => words[below(words.length)]).join(' ');
  const lines = Array.from({ length: rows }, () => `${sentence()},${sentence()},${next().toFixed(2)}\n`);
  const bytes = new TextEncoder().encode(`sentence1,sentence2,score\n${lines.join('')}`);
  const source = {
    name: 'rows.csv',
    size: bytes.length,
    read: (start: number, end: number) => Promise.resolve(bytes.slice(start, end)),
  };
  const parsing = await timed(() => parseFile(source));
  const profiling = await timed(() => Promise.resolve(profileColumns(parsing.value.table)));
  const opening = await timed(() => openDataset(source));
  const labels = Float32Array.from(opening.value.dataset.examples.items, ({ label }) => label ?? 0);
  const cosines = Float32Array.from(labels, () => next());
  const scores = await timed(() => Promise.resolve(evaluateMetrics(cosines, labels, 'score')));
  const binary = labels.map((label) => Math.round(label));
  const classes = await timed(() => Promise.resolve(evaluateMetrics(cosines, binary, 'binary')));
  return {
    loading: parsing.seconds,
    profiling: profiling.seconds,
    'loading to examples': opening.seconds,
    'metrics of scores': scores.seconds,
    'metrics of two labels': classes.seconds,
  };
}
