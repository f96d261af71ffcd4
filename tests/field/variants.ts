/** More files as people and tools write them, of 40 rows each: other names, languages, nesting, labels and dialects. */

const rows = 40;
const people = [
  'The baker',
  'My neighbour',
  'A tired nurse',
  'Our teacher',
  'The pilot',
  'A tourist',
  'The cat',
  'A cook',
  'The mayor',
  'Her brother',
];
const verbs = [
  'sells',
  'watches',
  'repairs',
  'paints',
  'carries',
  'finds',
  'forgets',
  'washes',
  'hides',
  'draws',
];
const things = [
  'fresh bread on the market',
  'two boats in the harbour',
  'a broken violin every week',
  'the wooden door again',
  'seven books to the library',
  'a green umbrella in the rain',
  'the last train to the coast',
  'three letters from the north',
  'soup with too much salt',
  'a map of the island',
];
export const pick = (list: readonly string[], i: number) => list[i % list.length] ?? '';

/** A sentence, one that means the same, one that does not, and a question. */
export const one = (i: number) => `${pick(people, 3 * i)} ${pick(verbs, 7 * i)} ${pick(things, i)}.`;
export const same = (i: number) =>
  `${pick(people, 3 * i)} often ${pick(verbs, 7 * i)} ${pick(things, i)}, people say.`;
export const other = (i: number, k: number) =>
  `${pick(people, 3 * i + 5 * k + 2)} ${pick(verbs, 7 * i + 3 * k + 1)} ${pick(things, i + 3 * k + 1)}.`;
export const asks = (i: number) => `Who ${pick(verbs, 7 * i)} ${pick(things, i)}?`;
export const second = (i: number) => (i % 2 ? same(i) : other(i, 2));
const choicesOf = (i: number) => [same(i), other(i, 1), other(i, 2), other(i, 3)];

type Cell = string | number;
export const each = <T>(make: (i: number) => T): T[] => Array.from({ length: rows }, (_, i) => make(i));
const quoted = (cell: Cell, delimiter: string) => {
  const text = String(cell);
  return text.includes(delimiter) || text.includes('"') || text.includes('\n')
    ? `"${text.replaceAll('"', '""')}"`
    : text;
};
export const csv = (header: readonly string[], make: (i: number) => readonly Cell[], delimiter = ',') =>
  [...(header.length > 0 ? [header] : []), ...each(make)]
    .map((cells) => `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\n`)
    .join('');
export const jsonl = (make: (i: number) => unknown) =>
  each(make)
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('');
export const labelled = (header: readonly string[], label: (i: number) => Cell, delimiter = ',') =>
  csv(header, (i) => [one(i), second(i), label(i)], delimiter);
const yesNo = (names: readonly string[], yes: string, no: string) =>
  labelled(names, (i) => (i % 2 ? yes : no));

export const variants: Readonly<Record<string, string>> = {
  // Lists and objects of retrievers, benchmarks and chats.
  'tevatron.jsonl': jsonl((i) => ({
    query_id: `q${i}`,
    query: asks(i),
    positive_passages: [{ docid: `d${i}`, title: `T ${i}`, text: same(i) }],
    negative_passages: [1, 2, 3].map((k) => ({ docid: `n${i}-${k}`, title: 'x', text: other(i, k) })),
  })),
  'dpr.json': JSON.stringify(
    each((i) => ({
      dataset: 'nq',
      question: asks(i),
      answers: [pick(people, 3 * i)],
      positive_ctxs: [{ title: 'T', text: same(i), score: 1000, passage_id: String(i) }],
      negative_ctxs: [],
      hard_negative_ctxs: [1, 2].map((k) => ({
        title: 'T',
        text: other(i, k),
        score: 12.3,
        passage_id: String(9 * i + k),
      })),
    })),
  ),
  'squad.json': JSON.stringify({
    version: '1.1',
    data: Array.from({ length: 10 }, (_, a) => ({
      title: `Article ${a}`,
      paragraphs: Array.from({ length: 4 }, (__, p) => ({
        context: `${same(4 * a + p)} ${one(4 * a + p + 3)}`,
        qas: [
          {
            id: `id${a}${p}`,
            question: asks(4 * a + p),
            answers: [{ text: pick(people, a), answer_start: 0 }],
          },
        ],
      })),
    })),
  }),
  'ms-marco.jsonl': jsonl((i) => ({
    answers: ['No Answer Present.'],
    passages: {
      is_selected: [0, 1, 2, 3, 4].map((k) => Number(k === i % 5)),
      passage_text: [0, 1, 2, 3, 4].map((k) => (k === i % 5 ? same(i) : other(i, k))),
      url: [0, 1, 2, 3, 4].map((k) => `http://x.org/${i}/${k}`),
    },
    query: asks(i),
    query_id: i,
    query_type: 'description',
  })),
  'clustering.jsonl': [0, 1, 2]
    .map((s) =>
      JSON.stringify({
        sentences: each((i) => one(i + s)),
        labels: each((i) => pick(['sport', 'food', 'law'], i)),
      }),
    )
    .join('\n'),
  'query-object.jsonl': jsonl((i) => ({
    query: { id: i, text: asks(i) },
    pos: [{ id: i, text: same(i) }],
    neg: [{ id: i, text: other(i, 1) }],
  })),
  'text-or-list.jsonl': jsonl((i) => ({
    query: asks(i),
    pos: i % 3 ? same(i) : [same(i), one(i)],
    neg: i % 4 === 0 ? null : [other(i, 1), null],
  })),
  'flag-scores.jsonl': jsonl((i) => ({
    query: asks(i),
    pos: [same(i)],
    neg: [other(i, 1)],
    pos_scores: [0.9 + i / 1000],
    neg_scores: [i / 100],
    prompt: 'Represent this sentence: ',
    type: 'normal',
  })),
  'set-of-five.jsonl': jsonl((i) => ({
    set: [one(i), same(i), `So ${one(i)}`, `${same(i)} Really.`, `Yes: ${one(i)}`],
  })),
  'messages.jsonl': jsonl((i) => ({
    messages: [
      { role: 'system', content: 'You are a helpful assistant.' },
      { role: 'user', content: asks(i) },
      { role: 'assistant', content: same(i) },
    ],
  })),
  'sharegpt.json': JSON.stringify(
    each((i) => ({
      id: `c${i}`,
      conversations: [
        { from: 'human', value: asks(i) },
        { from: 'gpt', value: same(i) },
      ],
    })),
  ),
  'preferences.jsonl': jsonl((i) => ({
    chosen: [
      { role: 'user', content: asks(i) },
      { role: 'assistant', content: same(i) },
    ],
    rejected: [
      { role: 'user', content: asks(i) },
      { role: 'assistant', content: other(i, 2) },
    ],
  })),
  'choices.jsonl': jsonl((i) => ({ question: asks(i), choices: choicesOf(i), answer: i % 4 })),
  'choices-keyed.jsonl': jsonl((i) => ({
    question: asks(i),
    choices: { label: ['A', 'B', 'C', 'D'], text: choicesOf(i) },
    answerKey: 'ABCD'.charAt(i % 4),
  })),
  'choices-text.jsonl': jsonl((i) => ({
    question: asks(i),
    options: choicesOf(i),
    answer: choicesOf(i)[i % 4],
  })),
  'choices-columns.csv': csv(['question', 'A', 'B', 'C', 'D', 'answer'], (i) => [
    asks(i),
    ...choicesOf(i),
    'ABCD'.charAt(i % 4),
  ]),
  'one-hot.jsonl': jsonl((i) => ({ text: one(i), label: [0, 1, 2].map((k) => Number(k === i % 3)) })),
  'not-a-number.jsonl': each(
    (i) =>
      `{"a": ${JSON.stringify(one(i))}, "b": ${JSON.stringify(same(i))}, "score": ${i % 8 === 0 ? 'NaN' : (i % 11) / 10}}\n`,
  ).join(''),
  'numpy-without-commas.csv': `query,positives,negatives\n${each((i) => `"${asks(i)}","['${same(i)}'\n '${one(i)}']","['${other(i, 1)}' '${other(i, 2)}']"\n`).join('')}`,
  // Annotation tools.
  'label-studio.json': JSON.stringify(
    each((i) => ({
      id: i,
      data: { text1: one(i), text2: second(i) },
      annotations: [
        {
          id: i,
          completed_by: 1,
          result: [
            {
              value: { choices: [i % 2 ? 'similar' : 'different'] },
              id: 'a',
              from_name: 'sim',
              to_name: 't',
              type: 'choices',
            },
          ],
          was_cancelled: false,
          lead_time: 3.1 + i,
        },
      ],
      created_at: '2024-05-01T10:00:00Z',
    })),
  ),
  'argilla.jsonl': jsonl((i) => ({
    id: `a${i}`,
    fields: { 'sentence-1': one(i), 'sentence-2': second(i) },
    responses: { similarity: [{ value: i % 2 ? 'yes' : 'no', user_id: 'u1', status: 'submitted' }] },
  })),
  'doccano.jsonl': jsonl((i) => ({
    id: i,
    text: one(i),
    label: [pick(['food', 'travel', 'music', 'work'], i)],
  })),
  'prodigy-choice.jsonl': jsonl((i) => ({
    text: one(i),
    _input_hash: i - 123456,
    options: [
      { id: 'FOOD', text: 'Food' },
      { id: 'TRAVEL', text: 'Travel' },
    ],
    accept: [i % 2 ? 'TRAVEL' : 'FOOD'],
    answer: 'accept',
    _timestamp: 1700000000 + i,
  })),
  'survey.csv': `StartDate,Duration (in seconds),Q1,Q2,Q3\nStart Date,Duration (in seconds),First text,Second text,How similar are they?\n${Array(5).fill('"{""ImportId"":""x""}"').join(',')}\n${each((i) => `2024-03-0${1 + (i % 9)} 10:00:00,${100 + i},${one(i)},"${same(i)}",${1 + (i % 5)}\n`).join('')}`,
  'three-raters.csv': csv(['sentence1', 'sentence2', 'annotator_1', 'annotator_2', 'annotator_3'], (i) => [
    one(i),
    same(i),
    (i % 5) + 1,
    ((i + 1) % 5) + 1,
    (i % 5) + 1,
  ]),
  'raters-de.csv': csv(
    ['Satz 1', 'Satz 2', 'Bewerter A', 'Bewerter B'],
    (i) => [one(i), same(i), `${i % 5},5`, `${(i % 5) + (i % 2)},0`],
    ';',
  ),
  'raters-and-their-mean.csv': csv(['a', 'b', 'rating_1', 'rating_2', 'rating_3', 'avg'], (i) => [
    one(i),
    same(i),
    1 + (i % 5),
    1 + (i % 5),
    1 + ((i + (i % 3 ? 0 : 1)) % 5),
    1 + (i % 5),
  ]),
  'raters-in-words.csv': csv(['a', 'b', 'coder1', 'coder2'], (i) => [
    one(i),
    same(i),
    i % 2 ? 'duplicate' : 'different',
    i % 3 ? 'duplicate' : 'different',
  ]),
  'passages-of-three.jsonl': jsonl((i) => ({
    query: asks(i),
    passages: {
      is_selected: [0, 1, 2].map((k) => Number(k === i % 3)),
      passage_text: [0, 1, 2].map((k) => (k === i % 3 ? same(i) : other(i, k))),
    },
  })),
  // Exported twice, printed.
  'lines-in-quotes.csv': `"question,answer"\n${each((i) => `"""${asks(i)}, please"",${one(i)}"\n`).join('')}`,
  'printed.txt': [
    ['', 'sentence1', 'sentence2', 'score'],
    ...each((i) => [String(i), one(i), same(i), `${i % 6}`]),
  ]
    .map((cells) => `${cells.map((cell, column) => cell.padStart([2, 60, 80, 7][column] ?? 0)).join('')}\n`)
    .join(''),
  // Names of columns.
  'two-posts.csv': csv(['post_title', 'post_body', 'dup_title', 'dup_body', 'label'], (i) => [
    asks(i),
    `${one(i)} ${one(i + 3)}`,
    asks(i + (i % 2)),
    `${same(i)} ${one(i + 5)}`,
    i % 2,
  ]),
  'question-with-body.csv': csv(['Id', 'Title', 'Body', 'AcceptedAnswer', 'Score'], (i) => [
    i,
    asks(i),
    `${one(i + 3)} ${one(i + 5)}`,
    same(i),
    3 * i,
  ]),
  'text-before-title.jsonl': jsonl((i) => ({
    _id: `doc${i}`,
    text: `${same(i)} ${one(i + 4)}`,
    title: `About ${pick(people, i)} and ${i}`,
  })),
  'further-positives.csv': csv(['anchor', 'positive_1', 'positive_2', 'negative_1'], (i) => [
    asks(i),
    same(i),
    one(i),
    other(i, 1),
  ]),
  'distractors.csv': csv(['question', 'distractor3', 'distractor1', 'correct_answer', 'support'], (i) => [
    asks(i),
    other(i, 1),
    other(i, 2),
    same(i),
    `${one(i + 4)} ${one(i + 6)}`,
  ]),
  'wrong-answers-de.csv': csv(
    ['Frage', 'Richtige Antwort', 'Falsche Antwort'],
    (i) => [asks(i), same(i), other(i, 1)],
    ';',
  ),
  'scores-of-sides.csv': csv(['query', 'positive', 'negative', 'positive_score', 'negative_score'], (i) => [
    asks(i),
    same(i),
    other(i, 1),
    0.7 + i / 200,
    i / 300,
  ]),
  'intent-name.csv': csv(['utterance', 'intent_id', 'intent_name'], (i) => [
    one(i),
    i % 4,
    pick(['book flight', 'cancel order', 'play music', 'get weather'], i),
  ]),
  'faq.csv': csv(
    ['Kategorie', 'Frage', 'Antwort'],
    (i) => [pick(['Konto', 'Karte', 'Kredit'], i), asks(i), same(i)],
    ';',
  ),
  'products.csv': csv(
    ['_id', 'label', 'ltable_id', 'left_name', 'left_price', 'right_name', 'right_price'],
    (i) => [i, i % 2, 3 * i, one(i), `$${i}.99`, second(i), `$${i + 1}.49`],
  ),
  'bystanders.csv': csv(
    ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'],
    (i) => [
      `${1 + (i % 28)}.03.2024 10:00`,
      `${i},99 €`,
      `+49 30 1234${100 + i}`,
      `a${i}@x.org`,
      asks(i),
      same(i),
    ],
    ';',
  ),
  'is-train.csv': csv(['sentence1', 'sentence2', 'score', 'is_train'], (i) => [
    one(i),
    same(i),
    i % 6,
    i % 5 ? 'True' : 'False',
  ]),
  'nli-es.csv': csv(
    ['premisa', 'hipótesis', 'etiqueta'],
    (i) => [
      one(i),
      [same(i), other(i, 1), other(i, 2)][i % 3] ?? '',
      pick(['implicación', 'neutral', 'contradicción'], i),
    ],
    ';',
  ),
  // Labels.
  'stars.csv': labelled(
    ['text_1', 'text_2', 'stars'],
    (i) => '★'.repeat(1 + (i % 5)) + '☆'.repeat(4 - (i % 5)),
  ),
  'thumbs.csv': yesNo(['left', 'right', 'verdict'], '👍', '👎'),
  'ticks.csv': yesNo(['left', 'right', 'ok?'], '✅', '❌'),
  'turkish.csv': yesNo(['cümle1', 'cümle2', 'etiket'], 'DOĞRU', 'YANLIŞ'),
  'hindi.csv': yesNo(['वाक्य1', 'वाक्य2', 'लेबल'], 'हाँ', 'नहीं'),
  'arabic.csv': yesNo(['الجملة1', 'الجملة2', 'تشابه'], 'نعم', 'لا'),
  'finnish.csv': yesNo(['lause1', 'lause2', 'sama'], 'kyllä', 'ei'),
  'vietnamese.csv': yesNo(['câu1', 'câu2', 'nhãn'], 'có', 'không'),
  'is-different.csv': yesNo(['s1', 's2', 'is_different'], 'no', 'yes'),
  'edit-distance.csv': labelled(['s1', 's2', 'edit_distance'], (i) => (i % 2 ? 0 : 20) + (i % 7)),
  'degrees-de.csv': labelled(['Satz 1', 'Satz 2', 'Bewertung'], (i) =>
    pick(['gar nicht ähnlich', 'wenig ähnlich', 'teilweise ähnlich', 'ziemlich ähnlich', 'sehr ähnlich'], i),
  ),
  'degrees-ja.csv': csv(['文1', '文2', '評価'], (i) => [
    `${i}番の猫が庭で寝ています。`,
    `${i}番の犬が公園を走ります。`,
    pick(['全く似ていない', 'あまり似ていない', 'どちらとも言えない', '似ている', '非常に似ている'], i),
  ]),
  'sum-below.csv': `${labelled(['sentence1', 'sentence2', 'score'], (i) => i % 6)}Total,,100\n`,
  // Dialects.
  'r-table.csv': `"sentence1","sentence2","score"\n${each((i) => `"${i + 1}","${one(i)}","${same(i)}",${i % 6}\n`).join('')}`,
  'space-after-comma.csv': `sentence1, sentence2, score\n${each((i) => `"${one(i)}, he said", "${same(i)}", ${i % 6}\n`).join('')}`,
  'bars.txt': each((i) => `${one(i)} ||| ${one(i + 2)}${i % 3 ? '' : ', yes, it is'}\n`).join(''),
};
