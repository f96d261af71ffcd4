import { describe, expect, it } from 'vitest';
import { columnsOf, sortRows } from '../../../../src/core/run/comparison/columns';
import { latexTable, latexText } from '../../../../src/core/run/comparison/latex';
import { baseRows, rowOf } from '../../../../src/core/run/comparison/rows';
import { seedGroups, spreadOf, spreadSentence } from '../../../../src/core/run/comparison/spread';
import { runsCsv, runsJson } from '../../../../src/core/run/comparison/tableFiles';
import { renderEnglish } from '../../../../src/messages/english';
import type { RunRecord } from '../../../../src/core/run/record/record';
import { runRecord } from '../../../fixtures/runs';

const keys = (records: readonly RunRecord[], onlyDiffering: boolean) =>
  columnsOf([...baseRows(records), ...records.map(rowOf)], onlyDiffering).map(({ key }) => key);

/** The same run with another result: its last evaluation's Spearman. */
function withSpearman(record: RunRecord, spearman: number): RunRecord {
  const { history } = record;
  const evaluations = history.evaluations.map((one, i) =>
    i === history.evaluations.length - 1 ? { ...one, metrics: { ...one.metrics, spearman } } : one,
  );
  return { ...record, history: { ...history, evaluations } };
}

describe('the columns of the table of runs', () => {
  const records = [runRecord(1), runRecord(2, { learningRate: 5e-5 })];

  it('are the loss, the settings that differ and the results', () => {
    expect(keys(records, true)).toEqual([
      'run',
      'setting:loss',
      'setting:learningRate',
      'metric',
      'change',
      'interval',
      'seconds',
      'model',
    ]);
  });

  it('have files where these differ, and states where a run is not finished', () => {
    const other = runRecord(3, {}, { state: 'stopped', data: { ...runRecord(3).data, fingerprint: 'f2' } });
    expect(keys([...records, other], true).slice(0, 3)).toEqual(['run', 'state', 'data']);
  });

  it('are all settings that have an effect on request', () => {
    const all = keys(records, false);
    expect(all).toContain('setting:epochs');
    expect(all).toContain('data');
    // Of LoRA nothing but whether it is used.
    expect(all).toContain('setting:loraRank');
    expect(all).not.toContain('setting:loraAlpha');
  });

  it('have nothing in the row of the base but what decides on its numbers', () => {
    const columns = columnsOf(records.map(rowOf), false);
    const [base] = baseRows(records);
    if (!base) throw new Error('There is no base.');
    const value = (field: string) => columns.find(({ key }) => key === `setting:${field}`)?.valueIn(base);
    expect([value('learningRate'), value('loss')]).toEqual([null, null]);
    expect([value('seed'), value('baseModel')]).toEqual([42, 'builtin']);
  });
});

describe('the rows of the table of runs', () => {
  it('have one base for all runs on the same rows, and another where the seed chooses others', () => {
    expect(baseRows([runRecord(1), runRecord(2, { epochs: 3 })])).toHaveLength(1);
    expect(baseRows([runRecord(1), runRecord(2, { seed: 7 })])).toHaveLength(2);
    expect(baseRows([runRecord(1, {}, { job: 'evaluate' })])).toEqual([]);
  });

  it('have the change of the model against its base, with the interval of the verdict on the same model', () => {
    const record = runRecord(1);
    const { change, value } = rowOf(record);
    const [base] = baseRows([record]);
    expect(change?.value).toBe((value ?? NaN) - (base?.value ?? NaN));
    const { history } = record;
    const { verdict } = history;
    const { tuned } = verdict ?? {};
    if (!verdict || !tuned) throw new Error('The run has no verdict.');
    expect(tuned.step).toBe(120);
    expect(change?.interval).toEqual(tuned.difference?.interval);
    // It is about another checkpoint than the one that is the model.
    const other = { ...history, verdict: { ...verdict, tuned: { ...tuned, step: 60 } } };
    expect(rowOf({ ...record, history: other }).change).toEqual({ value: change?.value, interval: null });
    expect(rowOf({ ...record, history: { ...history, verdict: null } }).change?.interval).toBeNull();
  });

  it('say that the base was kept, with a change of 0', () => {
    const record = runRecord(1);
    const kept = rowOf({ ...record, history: { ...record.history, restored: 0 } });
    expect(kept).toMatchObject({ baseKept: true, change: { value: 0, interval: null } });
  });
});

describe('sorting', () => {
  const records = [
    withSpearman(runRecord(1, { learningRate: 2e-4 }), 0.3),
    withSpearman(runRecord(2, { learningRate: 5e-5 }, { name: 'b' }), 0.5),
    runRecord(10, {}, { state: 'running', history: { ...runRecord(1).history, evaluations: [] } }),
  ];
  const rows = records.map(rowOf);
  const columns = columnsOf(rows, true);
  const order = (key: string, direction: 'ascending' | 'descending') =>
    sortRows(rows, columns, { key, direction }).map(({ record }) => record.number);

  it('is by number in either direction, and rows without a value stay last', () => {
    expect(order('metric', 'descending')).toEqual([2, 1, 10]);
    expect(order('metric', 'ascending')).toEqual([1, 2, 10]);
    expect(order('change', 'descending')).toEqual([2, 1, 10]);
  });

  it('is by the number of the run, not by its digits', () => {
    expect(order('run', 'ascending')).toEqual([1, 2, 10]);
    expect(order('run', 'descending')).toEqual([10, 2, 1]);
  });

  it('is by the value of a setting, and leaves the rows alone for a column that is gone', () => {
    expect(order('setting:learningRate', 'ascending')).toEqual([10, 2, 1]);
    expect(order('setting:epochs', 'ascending')).toEqual([1, 2, 10]);
  });
});

describe('runs that differ in the seed alone', () => {
  const seeds = [1, 2, 3].map((seed) => withSpearman(runRecord(seed, { seed }), seed / 10));

  it('have a mean and a standard deviation with n − 1', () => {
    expect(spreadOf([0.1, 0.2, 0.3])).toEqual({ mean: expect.closeTo(0.2), deviation: expect.closeTo(0.1) });
    const [group, ...others] = seedGroups(seeds);
    expect(others).toEqual([]);
    expect(group?.rows.map(({ record }) => record.number)).toEqual([1, 2, 3]);
    expect(group?.value.mean).toBeCloseTo(0.2);
    expect(group?.value.deviation).toBeCloseTo(0.1);
    expect(group && renderEnglish(spreadSentence(group, 2))).toMatch(
      /^3 seeds \(#1, #2 and #3\): Spearman 0\.20 ± 0\.10, change [+−]0\.\d\d ± 0\.10 \(mean ± s\.d\.\)\.$/,
    );
  });

  it('are no group with another setting, another device does not matter, and a repeated seed counts once', () => {
    expect(seedGroups([runRecord(1), runRecord(2, { seed: 1, epochs: 3 })])).toEqual([]);
    expect(seedGroups([runRecord(1), runRecord(2, { seed: 1, compute: 'cpu' })])).toHaveLength(1);
    expect(seedGroups([runRecord(1), runRecord(2)])).toEqual([]);
    const [group] = seedGroups([...seeds, withSpearman(runRecord(4, { seed: 1 }), 0.4)]);
    expect(group?.rows.map(({ record }) => record.number)).toEqual([2, 3, 4]);
  });

  it('are finished: a stopped or a failed run says nothing of chance', () => {
    expect(seedGroups([runRecord(1), runRecord(2, { seed: 1 }, { state: 'stopped' })])).toEqual([]);
  });
});

describe('the files of the table', () => {
  const records = [runRecord(1), runRecord(2, { loss: 'CoSENTLoss' })];

  it('have the base as run 0, with nothing of the settings of training', () => {
    const [head = '', ...lines] = [...runsCsv(records)].join('').trimEnd().split('\r\n');
    const column = (name: string) => lines.map((line) => line.split(',')[head.split(',').indexOf(name)]);
    expect(column('run')).toEqual(['0', '1', '2']);
    expect(column('loss')).toEqual(['', 'CosineSimilarityLoss', 'CoSENTLoss']);
    expect(column('seed')).toEqual(['42', '42', '42']);
    const [, change] = column('change');
    expect(Number(change)).toBeCloseTo(Number(column('after')[1]) - Number(column('before')[1]));
    const [base] = JSON.parse(runsJson(records));
    expect(base).toMatchObject({ run: 0, recipe: null, metrics: { after: null } });
  });

  it('in LaTeX are a table of booktabs', () => {
    expect(
      latexTable({ heads: ['Run', 'Δ base'], rows: [['#1', '+0.32']], numeric: [1] }).split('\n'),
    ).toEqual([
      '% \\usepackage{booktabs}',
      '\\begin{tabular}{lr}',
      '  \\toprule',
      '  Run & $\\Delta$ base \\\\',
      '  \\midrule',
      '  \\#1 & +0.32 \\\\',
      '  \\bottomrule',
      '\\end{tabular}',
      '',
    ]);
  });

  it.each([
    ['a_b & 95 %', 'a\\_b \\& 95 \\%'],
    ['$x^2$ {y} ~z', '\\$x\\textasciicircum{}2\\$ \\{y\\} \\textasciitilde{}z'],
    ['C:\\new #1', 'C:\\textbackslash{}new \\#1'],
    ['−0.05 … ±1 → 2–3', '$-$0.05 \\dots{} $\\pm$1 $\\rightarrow$ 2--3'],
    ['a<b>|c "d"', "a$<$b$>$$|$c ''d''"],
    ['问题\nzwei', '问题 zwei'],
  ])('escape %s', (text, latex) => {
    expect(latexText(text)).toBe(latex);
  });
});
