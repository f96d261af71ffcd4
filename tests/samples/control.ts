/** Training rows whose meaning is spoiled: a run that gains as much on them has learned nothing from the real ones. */

import type { Example } from '../../src/core/data/types';
import { createRandom, streams } from '../../src/core/random';

/**
 * Labels shuffled; without labels the second sentences shuffled; hard negatives swapped with the second sentence in
 * about half of the rows.
 */
export function spoiled(examples: readonly Example[], seed: number): readonly Example[] {
  const random = createRandom(seed, streams.spoiling);
  const shuffled = <T>(values: readonly T[]) => random.shuffle([...values]);
  if (examples.every(({ negatives }) => negatives.length > 0)) {
    return examples.map((example) =>
      random.next() < 0.5
        ? example
        : { ...example, sentence2: example.negatives[0] ?? '', negatives: [example.sentence2 ?? ''] },
    );
  }
  if (examples.every(({ label }) => label === null)) {
    const texts = shuffled(examples.map(({ sentence2 }) => sentence2));
    return examples.map((example, i) => ({ ...example, sentence2: texts[i] ?? '' }));
  }
  const labels = shuffled(examples.map(({ label }) => label));
  return examples.map((example, i) => ({ ...example, label: labels[i] ?? null }));
}
