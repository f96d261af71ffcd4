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
  'better-of-two.csv': csv(['instruction', 'output_1', 'output_2', 'preference'], (i) => [
    asks(i),
    i % 2 ? other(i, 1) : same(i),
    i % 2 ? same(i) : other(i, 1),
    1 + (i % 2),
  ]),
  'choices-from-zero.csv': csv(['premise', 'choice1', 'choice2', 'question', 'label'], (i) => [
    one(i),
    i % 2 ? other(i, 1) : same(i),
    i % 2 ? same(i) : other(i, 1),
    pick(['cause', 'effect'], i),
    i % 2,
  ]),
  'arena.csv': csv(['prompt', 'response_a', 'response_b', 'winner_tie'], (i) => [
    asks(i),
    same(i),
    other(i, 1),
    Number(i % 3 === 2),
  ]),
  'tickets.csv': csv(['subject', 'description', 'priority'], (i) => [
    asks(i),
    `${one(i)} ${one(i + 4)}`,
    pick(['low', 'high', 'medium'], i),
  ]),
  'tweets.csv': each(
    (i) => `"${i % 2 ? 4 : 0}","14678103${10 + i}","Mon Apr 06 22:19:45 PDT 2009","user${i}","${one(i)}"\n`,
  ).join(''),
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
  // Dialects.
  'comments.csv': `# Source: round 3, 2024\n# Columns: a, b, c\n${labelled(['sentence1', 'sentence2', 'score'], (i) => i % 6)}`,
  'sep-line.csv': `sep=;\n${labelled(['Satz 1', 'Satz 2', 'Ähnlichkeit'], (i) => `${i % 5},5`, ';')}`,
  'groups-above-names.csv': `Pair,,Ratings,\n${csv(['Text A', 'Text B', 'Rater 1', 'Rater 2'], (i) => [one(i), same(i), 1 + (i % 5), 1 + ((i + (i % 4 ? 0 : 1)) % 5)])}`,
  'scores-as-dates.csv': labelled(['text1', 'text2', 'score'], (i) => `2024-05-0${1 + (i % 5)}`),
  'r1-r2.csv': csv(['text1', 'text2', 'r1', 'r2'], (i) => [
    one(i),
    same(i),
    1 + (i % 5),
    1 + ((i + (i % 4 ? 0 : 1)) % 5),
  ]),
  'carets.csv': csv(['sentence1', 'sentence2', 'score'], (i) => [one(i), same(i), i % 6], '^').replaceAll(
    ',',
    '',
  ),
  'escaped-commas.csv': `sentence1,sentence2,label\n${each((i) => `${one(i).replace(' ', '\\, ')},${second(i).replaceAll(',', '\\,')},${i % 2}\n`).join('')}`,
  'pair-in-lines.csv': csv(['PairID', 'Text', 'Score'], (i) => [
    `ENG-train-${1000 + i}`,
    `${one(i)}\n${second(i)}`,
    (i % 11) / 10,
  ]),
  'fasttext.txt': each((i) => `__label__${pick(['food', 'travel', 'work'], i)} ${one(i)}\n`).join(''),
  'trec-qrels.txt': each((i) => `${301 + (i >> 3)} 0 FBIS3-${10000 + 13 * i} ${i % 2}\n`).join(''),
  'trec-run.txt': each(
    (i) => `${301 + (i >> 3)} Q0 doc-${10000 + 13 * i} ${1 + (i % 8)} ${20 - (i % 8)}.25 anserini\n`,
  ).join(''),
  'pairs.xml': `<?xml version="1.0"?>\n<pairs>\n${each((i) => `<pair><t>${one(i)}</t><h>${second(i)}</h></pair>\n`).join('')}</pairs>`,
  'pairs.yaml': each((i) => `- sentence1: ${one(i)}\n  sentence2: ${second(i)}\n  score: ${i % 6}\n`).join(
    '',
  ),
  'python-dicts.jsonl': each(
    (i) => `{'a': '${one(i)}', 'b': "${second(i)}", 'score': ${i % 6}, 'x': None}\n`,
  ).join(''),
  'asterisks.csv': labelled(['text_a', 'text_b', 'rating'], (i) => '*'.repeat(1 + (i % 5))),
};
