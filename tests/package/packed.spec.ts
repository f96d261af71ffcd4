/** What npm packs: its manifest, its types, its examples. */

import {
  checkPackage,
  createPackageFromTarballData,
  type Problem,
  type ResolutionKind,
} from '@arethetypeswrong/core';
import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import ts from 'typescript';
import { installPacked, project } from './packed';

let archive = '';
test.beforeAll(() => void (archive = installPacked()));

test('publint finds nothing', async () => {
  const pkgDir = join(project, 'node_modules/semblance');
  expect((await publint({ pkgDir, pack: false, strict: true })).messages).toEqual([]);
});

/** The package has ES modules alone: older ways of resolving them are not supported. */
const unsupported: readonly ResolutionKind[] = ['node10', 'node16-cjs'];
const isSupported = (problem: Problem) =>
  !('resolutionKind' in problem && unsupported.includes(problem.resolutionKind));

test('the types are right for bundlers and for modules in Node', async () => {
  const checked = await checkPackage(createPackageFromTarballData(readFileSync(archive)));
  expect(checked.types).toBeTruthy();
  expect('problems' in checked ? checked.problems.filter(isSupported) : []).toEqual([]);
});

const consumer = `
import { createTrainer, english, ProblemError, type Run, type SemblanceTrainer } from 'semblance';
import { builtinModel, builtinModelAt } from 'semblance/builtin';
import { openModel, train } from 'semblance/engine';
import 'semblance/worker';

const trainer: SemblanceTrainer = createTrainer({ worker: () => new Worker('worker.js', { type: 'module' }) });
await trainer.loadModel(builtinModel);
await trainer.loadModel(builtinModelAt('https://example.org/models/'));
await trainer.loadModel({ kind: 'hub', id: 'owner/name' });
const run: Run = await trainer.train({ settings: { epochs: 2, loss: 'CoSENTLoss', compute: 'wasm' } });
const score: number | null | undefined = run.history.evaluations[0]?.metrics.spearman;
const vectors: readonly Float32Array[] = await trainer.encode(['a'], { run, side: 'sentence2' });
const zip: Blob = await trainer.download(run, 'onnxQ8');
const words: string = run.history.notices.map(english).join();
await train({ data: 'pairs.csv', out: 'model', columns: { sentence1: 'question' } });
const { dimensions } = await openModel('model', 'wasm');
// @ts-expect-error There is no such loss.
await trainer.train({ settings: { loss: 'Loss' } });
// @ts-expect-error There is no such file.
await trainer.download(run, 'weights');
export { score, vectors, zip, words, dimensions, ProblemError };
`;

for (const [name, module, moduleResolution] of [
  ['Node', ts.ModuleKind.NodeNext, ts.ModuleResolutionKind.NodeNext],
  ['a bundler', ts.ModuleKind.ESNext, ts.ModuleResolutionKind.Bundler],
] as const) {
  test(`a strict consumer compiles as for ${name}, the package's own declarations included`, () => {
    const path = join(project, 'consumer.ts');
    writeFileSync(path, consumer);
    const program = ts.createProgram([path], {
      ...{ module, moduleResolution, target: ts.ScriptTarget.ES2023, strict: true, noEmit: true },
      ...{ exactOptionalPropertyTypes: true, skipLibCheck: false, types: [] },
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    });
    const texts = ts
      .getPreEmitDiagnostics(program)
      .map(
        ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
      );
    expect(texts).toEqual([]);
  });
}

test('each example has at most 60 lines', () => {
  const folder = join(import.meta.dirname, '../../examples');
  const lines = readdirSync(folder).map((example) =>
    readdirSync(join(folder, example))
      .map(
        (file) =>
          readFileSync(join(folder, example, file), 'utf8')
            .trimEnd()
            .split('\n').length,
      )
      .reduce((a, b) => a + b, 0),
  );
  expect(lines).toHaveLength(3);
  expect(Math.max(...lines)).toBeLessThanOrEqual(60);
});
