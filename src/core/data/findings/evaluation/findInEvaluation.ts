/** Findings on what a run evaluates on: how much there is, and how much of it is trained on too. */

import { message } from '../../../../messages/message';
import type { Dataset } from '../../dataset/dataset';
import { isTextAlone } from '../../dataset/roleColumns';
import { heldOutCount } from '../../evaluation/heldOutCount';
import { splitExamples } from '../../evaluation/split';
import type { Stepwise } from '../../parse/bytes/turns';
import { comparable, exampleKey } from '../../sentence';
import type { Example } from '../../types';
import { spearmanInterval } from '../chance';
import { finding, rowsOf, worstFirst } from '../finding';
import { sampled } from '../sample';
import type { Finding } from '../types';

/** Examples under their roles. */
type Part = Pick<Dataset, 'examples' | 'roles'>;

/** With fewer evaluation pairs even a Spearman of 0.35 may be chance. */
const fewestPairs = 30;

/**
 * The share of evaluation sentences that are trained on too from which it is reported, and how many at least. The STS
 * benchmark has an eighth of them when it is split at random.
 */
const sharedShare = 0.25;
const fewestShared = 5;

/** Rows up to which the split itself is made; of more rows as many are drawn at random, one by one. */
const exactRows = 10_000;

/** Rows that are looked through between two yields. */
const rowsAtOnce = 5000;

/**
 * What is found in the held-out part of the dataset, by the split that it brings along or by a share, or in an evaluation
 * file.
 */
export function* findInEvaluation(
  dataset: Part,
  second: Part | null,
  split: { readonly seed: number; readonly heldOut: number },
): Stepwise<readonly Finding[]> {
  // Nothing is held out of sentences without labels.
  if (second === null && isTextAlone(dataset.roles)) return [];
  const { items, heldOut, within } = partsOf(dataset, second, split);
  if (items.length === 0 || heldOut.length === 0) return [];
  const shared = yield* lookForShared(items, heldOut, within);
  const of = second ?? dataset;
  return worstFirst([
    ...fewPairs(heldOut, second !== null),
    ...(within ? [] : sharedPairs(shared, heldOut, of)),
    ...sharedSentences(shared, heldOut, of),
  ]);
}

interface Parts {
  readonly items: readonly Example[];
  readonly heldOut: readonly Example[];
  /** Whether the held-out examples are among the items. */
  readonly within: boolean;
}

function partsOf(
  { examples: { items, split: given } }: Part,
  second: Part | null,
  split: { readonly seed: number; readonly heldOut: number },
): Parts {
  const rowsOf = (part: 'train' | 'dev' | 'test') => items.filter(({ row }) => given?.parts[row] === part);
  const used = given?.used === true;
  const train = used ? rowsOf('train') : items;
  if (second) return { items: train, heldOut: second.examples.items, within: false };
  if (used) return { items: train, heldOut: rowsOf(given.evaluated), within: false };
  return { items, heldOut: heldOutOf(items, split), within: true };
}

function heldOutOf(
  items: readonly Example[],
  split: { readonly seed: number; readonly heldOut: number },
): readonly Example[] {
  return items.length <= exactRows
    ? splitExamples(items, split).heldOut
    : sampled(items, heldOutCount(items.length, split.heldOut), split.seed);
}

interface Shared {
  /** Evaluation examples whose pair is in the training file too. */
  readonly pairs: readonly Example[];
  /** Evaluation examples with a sentence that is trained on in another pair. */
  readonly rows: readonly Example[];
  /** Distinct evaluation sentences, and those of them that are trained on. */
  readonly sentences: number;
  readonly seen: number;
}

function* lookForShared(
  items: readonly Example[],
  heldOut: readonly Example[],
  within: boolean,
): Stepwise<Shared> {
  const textsOf = ({ sentence1, sentence2 }: Example) =>
    sentence2 === null ? [comparable(sentence1)] : [comparable(sentence1), comparable(sentence2)];
  const texts = heldOut.map(textsOf);
  const sentences = new Set(texts.flat());
  const keys = new Set(heldOut.map(exampleKey));
  const own = new Set(within ? heldOut : []);
  const seen = new Set<string>();
  const seenPairs = new Set<string>();
  for (const [i, item] of items.entries()) {
    if (i % rowsAtOnce === rowsAtOnce - 1) yield;
    if (own.has(item)) continue;
    const known = textsOf(item).filter((text) => sentences.has(text));
    if (known.length === 0) continue;
    const key = exampleKey(item);
    // Equal pairs stay together in a split, and those of an evaluation file are not trained on.
    if (keys.has(key)) seenPairs.add(key);
    else for (const text of known) seen.add(text);
  }
  return {
    pairs: within ? [] : heldOut.filter((example) => seenPairs.has(exampleKey(example))),
    rows: heldOut.filter((_, i) => texts[i]?.some((text) => seen.has(text))),
    sentences: sentences.size,
    seen: seen.size,
  };
}

function fewPairs(heldOut: readonly Example[], isFile: boolean): Finding[] {
  const rows = heldOut.length;
  if (rows >= fewestPairs) return [];
  const [, reach] = spearmanInterval(0, rows);
  const params = { rows, isFile, reach: Math.round(100 * reach) / 100 };
  return [
    finding({
      name: 'fewEvaluationPairs',
      count: rows,
      what: message('finding.fewEvaluationPairs', params),
      next: message('finding.fewEvaluationPairs.next'),
    }),
  ];
}

function sharedPairs({ pairs }: Shared, heldOut: readonly Example[], { examples, roles }: Part): Finding[] {
  if (pairs.length === 0) return [];
  return [
    finding({
      name: 'sharedPairs',
      count: pairs.length,
      what: message('finding.sharedPairs', { count: pairs.length, of: heldOut.length }),
      next: message('finding.sharedPairs.next'),
      rows: rowsOf(examples, roles, pairs),
    }),
  ];
}

function sharedSentences(
  { rows, seen, sentences }: Shared,
  heldOut: readonly Example[],
  { examples, roles }: Part,
): Finding[] {
  if (seen < fewestShared || seen < sharedShare * sentences) return [];
  return [
    finding({
      name: 'sharedSentences',
      count: seen,
      what: message('finding.sharedSentences', {
        count: seen,
        of: sentences,
        rows: rows.length,
        heldOut: heldOut.length,
      }),
      next: message('finding.sharedSentences.next'),
      rows: rowsOf(examples, roles, rows),
    }),
  ];
}
