/** The same steps in PyTorch, where a Python with torch is on this machine. */

import { spawnSync } from 'node:child_process';
import * as z from 'zod/mini';
import script from '../python/gpuRival.py?raw';
import { shapes } from './models';
import type { Cell } from './speed';

const answerSchema = z.object({
  torch: z.string(),
  answers: z.array(
    z.object({
      device: z.enum(['cpu', 'cuda']),
      name: z.string(),
      model: z.string(),
      pairs: z.number(),
      length: z.number(),
      seconds: z.number(),
    }),
  ),
});

export type TorchTimes = z.infer<typeof answerSchema>;

/** @returns null where there is no such Python, with the reason said */
export function measureTorch(
  python: string,
  cells: readonly Cell[],
  { runs, longest }: { readonly runs: number; readonly longest: number },
  say: (line: string) => void,
): TorchTimes | null {
  const asked = cells.flatMap(({ model, pairs, length, operations }) =>
    shapes
      .filter(({ name }) => name === model)
      .map(({ encoder: { hiddenSize, layers, heads, intermediateSize, vocabSize } }) => ({
        ...{ model, pairs, length, operations, layers, heads },
        ...{ hidden: hiddenSize, inner: intermediateSize, vocabulary: vocabSize },
      })),
  );
  const { status, stdout, stderr, error } = spawnSync(python, ['-c', script], {
    input: JSON.stringify({ runs, longest, cells: asked }),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) {
    say(`PyTorch was not timed: ${error?.message ?? stderr.trim().split('\n').at(-1) ?? ''}`);
    return null;
  }
  return answerSchema.parse(JSON.parse(stdout));
}
