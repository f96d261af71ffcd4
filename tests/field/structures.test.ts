import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { message } from '../../src/messages/message';
import type { ParsedFile, Quoting } from '../../src/core/data/types';
import { parse } from '../core/data/sources';

const folder = new URL('../fixtures/field/', import.meta.url);
const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));

/** The notes without those on the header, by the ends of their codes. */
const codesOf = ({ notes }: ParsedFile): string[] =>
  notes
    .map((note) => (typeof note === 'string' ? note : note.code).replace('data.note.', ''))
    .filter((code) => !code.startsWith('header'));

type Case = readonly [
  file: string,
  columns: string,
  rows: number,
  quoting: Quoting | null,
  notes: readonly string[],
];

const cases: readonly Case[] = [
  ['01-flag.jsonl', 'query | pos | neg.1 | neg.2', 86, null, ['list.rows', 'list.columns']],
  ['03-listcells.csv', 'anchor | positive | negative.1 | negative.2', 64, 'double', ['list.columns']],
  ['04-set-dicts.csv', 'query | pos | neg.1 | neg.2', 64, 'double', ['list.columns', 'list.columns']],
  ['05-set-numpy.csv', 'query | pos | neg', 64, 'double', ['list.columns', 'list.columns']],
  [
    '06-many-negatives.csv',
    'anchor | positive | negative_1 | negative_2 | negative_3 | negative_4 | negative_5',
    64,
    'double',
    [],
  ],
  ['07-partial-negatives.csv', 'query | positive | negative', 64, 'double', []],
  [
    '08-snli.txt',
    'gold_label | sentence1_binary_parse | sentence2_binary_parse | sentence1_parse | sentence2_parse | sentence1 | sentence2 | captionID | pairID | label1 | label2 | label3 | label4 | label5',
    64,
    'double',
    [],
  ],
  ['10-allnli.tsv', 'split | dataset | filename | sentence1 | sentence2 | label', 64, 'double', []],
  [
    '11-wikiqa.tsv',
    'QuestionID | Question | DocumentID | DocumentTitle | SentenceID | Sentence | Label',
    120,
    'double',
    [],
  ],
  ['12-mrpc.txt', 'Quality | #1 ID | #2 ID | #1 String | #2 String', 64, 'none', ['quoting.none']],
  [
    '13-sts-raw.csv',
    'Column 1 | Column 2 | Column 3 | Column 4 | Column 5 | Column 6 | Column 7',
    64,
    'none',
    ['extraFields', 'quoting.none'],
  ],
  ['17-paws.tsv', 'id | sentence1 | sentence2 | label', 64, 'double', ['bytes', 'bytes']],
  ['18-msmarco-triples.tsv', 'Column 1 | Column 2 | Column 3', 64, 'double', []],
  [
    '20-title-body.csv',
    'Column 1 | duplicate | sentence1Title | sentence1Body | sentence2Title | sentence2Body',
    64,
    'double',
    [],
  ],
  ['21-sst5.jsonl', 'text | label | label_text', 80, null, []],
  ['22-intent.csv', 'text | category | lang', 64, 'double', []],
  [
    '24-labelstudio.csv',
    'annotation_id | annotator | choice | created_at | id | lead_time | text1 | text2 | updated_at',
    64,
    'double',
    [],
  ],
  [
    '26-prodigy.jsonl',
    'sentence1 | sentence2 | _input_hash | _task_hash | _session_id | answer | _timestamp',
    64,
    null,
    [],
  ],
  ['27-excel-wahr.csv', 'Frage 1 | Frage 2 | Doppelt', 48, 'double', []],
  ['30-likert.csv', 'Text A | Text B | Your rating', 64, 'double', []],
  ['31-hf-rows.json', 'sentence1 | sentence2 | score', 64, null, ['viewerRows', 'wrapper', 'otherLists']],
  ['32-pandas-columns.json', 'sentence1 | sentence2 | label', 64, null, ['columnsJson']],
  ['33-data-wrapper.json', 'sentence1 | sentence2 | label', 64, null, ['wrapper']],
  ['34-spark.csv', 'sentence1 | sentence2 | label', 64, 'backslash', ['quoting.backslash']],
  ['35-alpaca.json', 'instruction | input | output', 64, null, []],
  ['36-qrels.tsv', 'query-id | corpus-id | score', 60, 'double', []],
  ['38-topic-doc.csv', 'topic_id | topic | doc_id | document | score', 120, 'double', []],
  ['39-hub-snli.csv', 'premise | hypothesis | label', 64, 'double', []],
  ['41-placeholders.csv', 'sentence1 | sentence2 | label', 64, 'double', []],
  ['45-single-quotes.csv', 'sentence1 | sentence2 | label', 64, 'single', ['quoting.single']],
  ['51-fraction-scores.csv', 'sentence1 | sentence2 | rating', 64, 'double', []],
  ['53-nested.jsonl', 'pair.a | pair.b | label', 64, null, ['nested']],
  ['54-texts-list.jsonl', 'texts.1 | texts.2 | label', 64, null, ['list.columns']],
  ['59-distance.csv', 'text_a | text_b | distance', 64, 'double', []],
  ['62-teacher-cosines.csv', 'sentence1 | sentence2 | score', 64, 'double', []],
  ['66-sep-joined.csv', 'text.1 | text.2 | label', 64, 'double', ['joined']],
  ['68-units-row.csv', 'sentence1 | sentence2 | score', 64, 'double', ['units']],
  ['a1-lists-min.jsonl', 'query | pos | neg', 2, null, ['list.columns', 'list.columns']],
  ['a2-texts-min.jsonl', 'texts.1 | texts.2 | label', 4, null, ['list.columns']],
  ['a3-string-list.csv', 'anchor | positive | negative.1 | negative.2', 2, 'double', ['list.columns']],
  ['b1-dash-min.tsv', 'gold_label | sentence1 | sentence2', 19, 'double', []],
  ['c1-ids-min.csv', 'qid | question | passage_id | passage | label', 24, 'double', []],
  ['c3-title-body-min.csv', 'duplicate | title1 | body1 | title2 | body2', 8, 'double', []],
  ['d1-label-text-min.csv', 'text | label | label_text', 12, 'double', []],
  ['e1-lead-time-min.csv', 'text1 | text2 | choice | lead_time', 12, 'double', []],
  ['f1-accept-reject-min.csv', 'sentence1 | sentence2 | answer', 12, 'double', []],
  ['f2-ja-nein-label.csv', 'sentence1 | sentence2 | label', 12, 'double', []],
  ['g1-rows-min.json', 'a | b', 2, null, ['viewerRows', 'wrapper', 'otherLists']],
  ['g2-columns-min.json', 'sentence1 | sentence2', 2, null, ['columnsJson']],
  ['g3-data-min.json', 'sentence1 | sentence2', 2, null, ['wrapper']],
  ['h1-tsv-last-field-quotes.tsv', 'id | sentence1 | sentence2 | label', 30, 'none', ['quoting.none']],
  ['h2-tsv-last-col.tsv', 'label | sentence1 | sentence2', 30, 'none', ['quoting.none']],
  ['h4-spark-min.csv', 'sentence1 | sentence2 | label', 10, 'backslash', ['quoting.backslash']],
  ['i1-distance-min.csv', 'text1 | text2 | distance', 12, 'double', []],
  ['i2-different-min.csv', 'text1 | text2 | different', 12, 'double', []],
  ['j2-cosines-min.csv', 'text1 | text2 | score', 12, 'double', []],
  ['k1-triples-header.csv', 'query | passage_pos | passage_neg', 8, 'double', []],
  ['k5-alpaca-min.csv', 'instruction | input | output', 8, 'double', []],
];

describe('parseFile, on files as people have them', () => {
  it.each(cases)('reads %s', async (name, columns, rows, quoting, notes) => {
    const file = await parse(bytesOf(name), {}, { name });
    expect(file.table.columns.join(' | ')).toBe(columns);
    expect(file.table.rows).toHaveLength(rows);
    expect(file.table.rows.every((row) => row.length === file.table.columns.length)).toBe(true);
    expect(file.rejected).toEqual([]);
    expect(file.quoting).toBe(quoting);
    expect(codesOf(file)).toEqual(notes);
  });

  it.each(cases.filter(([, , , , notes]) => notes.length === 0))(
    'changes nothing in %s, on which it has no note',
    async (name) => {
      const bytes = bytesOf(name);
      const text = new TextDecoder().decode(bytes).replaceAll('""', '"');
      const file = await parse(bytes, {}, { name });
      for (const cell of file.table.rows.flat()) {
        expect(text.includes(cell) || text.includes(JSON.stringify(cell).slice(1, -1)), cell).toBe(true);
      }
    },
  );
});

describe('parseFile, on lists and objects', () => {
  it('makes a row of each positive, on the line of its row, and rejects a row without one', async () => {
    const file = await parse(
      '{"q":"a b","pos":["c","d"],"neg":["e","f"]}\n{"q":"g","pos":[],"neg":["h"]}\n{"q":"i","pos":["j"],"neg":[]}\n',
    );
    expect(file.table).toEqual({
      columns: ['q', 'pos', 'neg.1', 'neg.2'],
      rows: [
        ['a b', 'c', 'e', 'f'],
        ['a b', 'd', 'e', 'f'],
        ['i', 'j', '', ''],
      ],
      lines: [1, 1, 3],
    });
    expect(file.rejected).toMatchObject([
      { line: 2, reason: message('data.row.emptyList', { column: 'pos' }) },
    ]);
    expect(file.notes).toEqual([
      message('data.note.list.rows', { column: 'pos', lists: 2, items: 3 }),
      message('data.note.list.columns', { column: 'neg', lists: 2, items: 3, columns: 2, empty: 1 }),
    ]);
  });

  it('unfolds lists of objects, as retrievers write them', async () => {
    const file = await parse(
      '{"question":"q","positive_ctxs":[{"title":"t","text":"x"},{"title":"u","text":"y"}]}\n{"question":"r","positive_ctxs":[{"title":"v","text":"z"}]}\n',
    );
    expect(file.table.columns).toEqual(['question', 'positive_ctxs']);
    expect(file.notes).toContainEqual(
      message('data.note.list.texts', { column: 'positive_ctxs', member: 'text', others: ['title'] }),
    );
    expect(file.table.rows.map((row) => row[1])).toEqual(['x', 'y', 'z']);
  });

  it('keeps lists of unlike lengths as text, and says so', async () => {
    const file = await parse('{"a":"x","tags":["p"]}\n{"a":"y","tags":["q","r","s"]}\n');
    expect(file.table.rows[1]).toEqual(['y', '["q","r","s"]']);
    expect(file.notes).toEqual([message('data.note.list.kept', { column: 'tags', lists: 2 })]);
  });

  it('leaves sentences in brackets as they are', async () => {
    const file = await parse('a,b\n[laughs] Hello there,x y\n(sighs) No,z\n"[""a"" he said",w\n', {
      header: true,
    });
    expect(file.table.rows.map(([cell]) => cell)).toEqual([
      '[laughs] Hello there',
      '(sighs) No',
      '["a" he said',
    ]);
    expect(file.notes).toEqual([]);
  });

  it('rejects a row whose list is broken', async () => {
    const good = Array.from({ length: 10 }, (_, i) => `q${i},"['a ${i}', 'b']"\n`);
    const file = await parse(`query,negative\n${good.join('')}q,"['a', 'b"\n`);
    expect(file.rejected).toMatchObject([
      { line: 12, reason: message('data.row.brokenList', { column: 'negative' }) },
    ]);
    expect(file.table.rows).toHaveLength(10);
  });

  it('never evaluates what looks like a call', async () => {
    const file = await parse(`a,b\nx y,"array(__import__('os'))"\nz,"array(open('f'))"\n`, { header: true });
    expect(file.table.rows[0]).toEqual(['x y', "array(__import__('os'))"]);
  });
});

describe('parseFile, on JSON that is one object', () => {
  it.each<[string, string, string[], string[][]]>([
    ['a wrapper in a wrapper', '{"out": {"items": [{"a": "x", "b": "y"}]}}', ['a', 'b'], [['x', 'y']]],
    [
      'columns of lists',
      '{"a": ["x", "z"], "b": ["y", "w"]}',
      ['a', 'b'],
      [
        ['x', 'y'],
        ['z', 'w'],
      ],
    ],
    [
      'rows by key',
      '{"k1": {"a": "x", "b": "y"}, "k2": {"a": "z", "b": "w"}}',
      ['a', 'b'],
      [
        ['x', 'y'],
        ['z', 'w'],
      ],
    ],
    ['names beside rows', '{"columns":["a","b"],"index":[0],"data":[["x","y"]]}', ['a', 'b'], [['x', 'y']]],
    [
      'records over several lines',
      '{\n "a": "x",\n "b": "y"\n}\n{\n "a": "z",\n "b": "w"\n}\n',
      ['a', 'b'],
      [
        ['x', 'y'],
        ['z', 'w'],
      ],
    ],
    [
      'objects with commas between',
      '{"a": "x", "b": "y"},\n{"a": "z", "b": "w"}\n',
      ['a', 'b'],
      [
        ['x', 'y'],
        ['z', 'w'],
      ],
    ],
  ])('reads %s', async (_, text, columns, rows) => {
    const file = await parse(text, {}, { name: 'pairs.json' });
    expect(file.table).toMatchObject({ columns, rows });
    expect(file.rejected).toEqual([]);
  });

  it('rejects a broken element by its line, and reads the others', async () => {
    const text = '{\n "data": [\n  {"a": "x", "b": "y"},\n  {"a": x},\n  {"a": "z", "b": "w"}\n ]\n}\n';
    const file = await parse(text);
    expect(file.table.lines).toEqual([3, 5]);
    expect(file.rejected).toMatchObject([{ line: 4, reason: { code: 'data.row.notJson' } }]);
    const records = await parse('{\n "a": 1,\n "b": 2\n}\n{\n "a": ,\n "b": 2\n}\n');
    expect(records.rejected).toMatchObject([{ line: 5, reason: { code: 'data.row.notJson' } }]);
  });

  it('reads a list that comes in many pieces', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => ({ a: `sentence ${i}`, b: `other ${i}` }));
    const file = await parse(JSON.stringify({ version: 1, data: rows, total: 60_000 }));
    expect(file.table.rows).toHaveLength(60_000);
    expect(file.table.rows.at(-1)).toEqual(['sentence 59999', 'other 59999']);
    expect(file.rejected).toEqual([]);
  });

  it('names the lists that it leaves out', async () => {
    const { notes } = await parse('{"train": [{"a": "x", "b": "y"}], "test": [{"a": "z", "b": "w"}]}');
    expect(notes).toEqual([
      message('data.note.wrapper', { name: 'train' }),
      message('data.note.otherLists', { names: ['test'] }),
    ]);
  });
});

describe('parseFile, on lines and quotes', () => {
  const tabs = 'id\ts\tt\n1\t"Old\tx\n2\ta\tb\n3\tc\tNo. "\n4\te\tf\n';

  it('reads every line of a file of tabs in which quotes are letters, unless the person says otherwise', async () => {
    const file = await parse(tabs);
    expect(file.table.rows.map(([, text]) => text)).toEqual(['"Old', 'a', 'c', 'e']);
    expect(file.quoting).toBe('none');
    const chosen = await parse(tabs, { quoting: 'double' });
    expect([chosen.quoting, chosen.notes]).not.toContainEqual(message('data.note.quoting.none'));
    const letters = await parse('a,b\n"x y",z\n', { quoting: 'none', header: true });
    expect(letters.table.rows).toEqual([['"x y"', 'z']]);
  });

  it('finds a swallowed row far behind the sample', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `${i}\tsentence ${i}\tother ${i}`);
    rows[15_000] = '15000\ts\t"Old , he said .';
    rows[15_004] = '15004\ts\t. "';
    const file = await parse(rows.join('\n'));
    expect(file.table.rows).toHaveLength(20_000);
    expect(codesOf(file)).toEqual(['quotes']);
  });

  it('skips copies of the header, and ignores extra fields that move nothing', async () => {
    const file = await parse(
      'sentence1,sentence2,score\na b,c,1\nsentence1,sentence2,score\nd,e,0,x\nf,g,1,,\nh, i,j,0\nk,l,0\nm,n,1\no,p,0\nq,r,1\n',
    );
    expect(file.table.lines).toEqual([2, 4, 5, 7, 8, 9, 10]);
    expect(file.rejected.map(({ line }) => line)).toEqual([6]);
    expect(file.notes).toContainEqual(message('data.note.repeatedHeader', { lines: 1, line: 3 }));
    expect(file.notes).toContainEqual(message('data.note.extraFields', { rows: 2, line: 4 }));
  });
});
