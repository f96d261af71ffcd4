/** All findings on examples. */

import { atOnce, type Stepwise } from '../parse/bytes/turns';
import type { Examples, Roles } from '../types';
import type { Checked } from './examples/checked';
import { contradictions } from './examples/contradictions';
import { equalSentences } from './examples/equalSentences';
import { labelBalance } from './examples/labelBalance';
import { labelFromLength } from './examples/labelFromLength';
import { labelFromSentence } from './examples/labelFromSentence';
import { notSentences } from './examples/notSentences';
import { sameText } from './examples/sameText';
import { swallowedRows } from './examples/swallowedRows';
import { worstFirst } from './finding';
import { sampled, sampleRows } from './sample';
import type { Finding } from './types';

const kinds: readonly ((checked: Checked) => readonly Finding[])[] = [
  swallowedRows,
  notSentences,
  sameText,
  equalSentences,
  contradictions,
  labelFromLength,
  labelFromSentence,
  labelBalance,
];

/** The seed of the sample: the same rows are looked at each time. */
const seed = 42;

/** What is found in the examples under these roles, the worst first. Of many rows a sample is looked at. */
export const findInExamples = (examples: Examples, roles: Roles): readonly Finding[] =>
  atOnce(findInExamplesStepwise(examples, roles));

export function* findInExamplesStepwise(examples: Examples, roles: Roles): Stepwise<readonly Finding[]> {
  const items = sampled(examples.items, sampleRows, seed);
  const sample = items.length < examples.items.length ? items.length : null;
  const checked: Checked = { examples, roles, items, sample };
  const found: Finding[] = [];
  for (const kind of kinds) {
    yield;
    found.push(...kind(checked));
  }
  return worstFirst(found);
}
