/** Still more of them: what other people meant by their names, codes, lists and printed values. */

import { asks, csv, each, jsonl, labelled, one, other, pick, same, second } from './variants';

const triplet = (names: readonly string[]) => csv(names, (i) => [asks(i), same(i), other(i, 1)]);
const listed = (list: (i: number) => string) =>
  `query,pos,neg\n${each((i) => `"${asks(i)}","${one(i)}","${list(i)}"\n`).join('')}`;

export const moreVariants: Readonly<Record<string, string>> = {
  // Rows inside of something.
  'search-hits.json': JSON.stringify({
    took: 3,
    hits: {
      hits: each((i) => ({ _id: `x${i}`, _score: 1.5, _source: { question: asks(i), answer: same(i) } })),
    },
  }),
  'arrays-by-part.json': JSON.stringify({
    val: each((i) => [one(i), pick(['transfer', 'timer'], i)]),
    train: each((i) => [one(i), pick(['transfer', 'timer', 'alarm'], i)]),
    test: each((i) => [one(i), 'alarm']),
  }),
  'passages-with-labels.jsonl': jsonl((i) => ({
    question: asks(i),
    passages: [same(i), other(i, 1), other(i, 2)].map((text, k) => ({
      id: `${i}-${k}`,
      text,
      label: k ? 0 : 1,
    })),
  })),
  'graded-lists.jsonl': jsonl((i) => ({
    query: asks(i),
    docs: [same(i), other(i, 1), other(i, 2)],
    labels: [3, i % 2, 0],
  })),
  'references.jsonl': jsonl((i) => ({ src: one(i), refs: [same(i), `Yes: ${same(i)}`, `So ${one(i)}`] })),
  'missing-in-lists.csv': listed((i) => `['${other(i, 1)}', nan, None, '${other(i, 2)}']`),
  'numpy-strings.csv': listed((i) => `[np.str_('${other(i, 1)}'), np.str_('${other(i, 2)}')]`),
  'sets.csv': listed((i) => `{'${other(i, 1)}', '${other(i, 2)}'}`),
  'database-arrays.csv': listed((i) => `{""${other(i, 1)}"",""${other(i, 2)}""}`),
  'two-dicts.csv': csv(['query', 'passage', 'label'], (i) => [
    `{'id': ${i}, 'text': '${asks(i)}'}`,
    `{'id': ${i + 9}, 'text': '${second(i)}'}`,
    i % 2,
  ]),
  'answers-in-dicts.csv': csv(['id', 'title', 'context', 'question', 'answers'], (i) => [
    `56be${i}4`,
    pick(['Notre_Dame', 'Beyonce'], i),
    `${same(i)} ${one(i + 3)}`,
    asks(i),
    `{'text': array(['${pick(['Anna', 'a dog'], i)}'], dtype=object), 'answer_start': array([${i}])}`,
  ]),
  'label-in-dict.csv': labelled(
    ['sentence1', 'sentence2', 'label'],
    (i) => `{'label': '${i % 2 ? 'same' : 'different'}', 'confidence': 0.${50 + i}}`,
  ),
  'printed-scores.csv': labelled(['sentence1', 'sentence2', 'score'], (i) => `np.float64(${(i % 11) / 10})`),
  'tensors.csv': labelled(['sentence1', 'sentence2', 'score'], (i) => `tensor(${(i % 11) / 10})`),
  'quoted-scores.csv': labelled(['sentence1', 'sentence2', 'score'], (i) => `"${i % 6}"`),
  // Names of texts.
  'irrelevant.csv': triplet(['Query', 'Relevant Passage', 'Irrelevant Passage']),
  'bad-answer.csv': triplet(['question', 'good_answer', 'bad_answer']),
  'not-clicked.csv': triplet(['query', 'clicked', 'not_clicked']),
  'contradiction.csv': triplet(['premise', 'entailment', 'contradiction']),
  'triplet-es.csv': triplet(['ancla', 'positivo', 'negativo']),
  'triplet-ru.csv': triplet(['запрос', 'позитив', 'негатив']),
  'triplet-ko.csv': triplet(['질의', '긍정', '부정']),
  'simcse.csv': triplet(['sent0', 'sent1', 'hard_neg']),
  'numbered-negatives.csv': csv(['query', 'pos', 'hn_1', 'hn_2', 'hn_3'], (i) => [
    asks(i),
    same(i),
    ...[1, 2, 3].map((k) => other(i, k)),
  ]),
  'unrelated-texts.csv': csv(['sentence', 'related', 'unrelated_1', 'unrelated_2'], (i) => [
    one(i),
    same(i),
    other(i, 1),
    other(i, 2),
  ]),
  'q-and-a.csv': csv(['a', 'q'], (i) => [same(i), asks(i)]),
  'duplicate-posts.tsv': csv(
    ['qid', 'title', 'body', 'dup_qid', 'dup_title', 'dup_body', 'is_dup'],
    (i) => [i, asks(i), same(i), 100 + i, asks(i + (i % 2)), one(i), i % 2],
    '\t',
  ),
  'products-searched.csv': csv(['id', 'product_title', 'search_term', 'relevance'], (i) => [
    i,
    `${same(i)} Kit`,
    asks(i),
    [1, 1.33, 2, 2.67, 3][i % 5] ?? 1,
  ]),
  // Which column is the label.
  'constant-beside-gold.tsv': csv(
    ['gold_label', 'sentence1', 'sentence2', 'match'],
    (i) => [
      pick(['neutral', 'entailment', 'contradiction'], i),
      one(i),
      [other(i, 1), same(i), other(i, 2)][i % 3] ?? '',
      'True',
    ],
    '\t',
  ),
  'scores-of-answers.jsonl': jsonl((i) => ({
    prompt: asks(i),
    chosen: same(i),
    rejected: other(i, 1),
    score_chosen: 8 + (i % 3),
    score_rejected: 4 + (i % 3),
  })),
  'mean-and-spread.csv': csv(['text1', 'text2', 'mean', 'std', 'n'], (i) => [
    one(i),
    second(i),
    1 + (i % 9) / 2,
    (i % 9) / 10,
    5,
  ]),
  'predicted-and-true.csv': csv(['s1', 's2', 'predicted_label', 'true_label'], (i) => [
    one(i),
    second(i),
    (i * 7) % 2,
    i % 2,
  ]),
  'country.csv': csv(['question', 'answer', 'country'], (i) => [
    asks(i),
    same(i),
    pick(['USA', 'Germany'], i),
  ]),
  'nli-label.csv': csv(['premise', 'hypothesis', 'nli_label'], (i) => [
    one(i),
    [same(i), other(i, 1), other(i, 2)][i % 3] ?? '',
    i % 3,
  ]),
  'sick.txt': csv(
    ['pair_ID', 'sentence_A', 'sentence_B', 'entailment_label', 'relatedness_score', 'SemEval_set'],
    (i) => [
      i + 1,
      one(i),
      second(i),
      pick(['NEUTRAL', 'ENTAILMENT', 'CONTRADICTION'], i),
      1 + (i % 9) / 2,
      pick(['TRAIN', 'TRAIN', 'TEST', 'TRIAL'], i),
    ],
    '\t',
  ),
  // What labels say.
  'survey-codes.csv': labelled(['text_a', 'text_b', 'rating'], (i) => (i % 9 === 0 ? 99 : 1 + (i % 5))),
  'survey-nines.csv': labelled(['text_a', 'text_b', 'rating'], (i) => (i % 9 === 0 ? 9 : 1 + (i % 5))),
  'mismatch.csv': labelled(['text_a', 'text_b', 'mismatch'], (i) => (i % 2 ? 0 : 1)),
  'no-match.csv': labelled(['text_a', 'text_b', 'no_match'], (i) => (i % 2 ? 'False' : 'True')),
  'cosine-distance.csv': labelled(
    ['text_a', 'text_b', 'cosine_distance'],
    (i) => (i % 2 ? 0.1 : 1.2) + (i % 5) / 10,
  ),
  'euclidean-l2.csv': labelled(['text_a', 'text_b', 'l2'], (i) => (i % 2 ? 0.25 : 1.25) + (i % 5) / 8),
  'agreement-de.csv': labelled(['Satz 1', 'Satz 2', 'Urteil'], (i) =>
    pick(['stimme gar nicht zu', 'stimme eher nicht zu', 'neutral', 'stimme eher zu', 'stimme voll zu'], i),
  ),
  'words-and-numbers.csv': labelled(['text_a', 'text_b', 'rating'], (i) => `Score: ${1 + (i % 5)}`),
  'asterisks.csv': labelled(['text_a', 'text_b', 'rating'], (i) => '*'.repeat(1 + (i % 5))),
};
