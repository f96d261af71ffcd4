/** The compared models, the best first: main metric with interval, paired difference, speed and size; any can be the next base. */

import { useId } from 'react';
import { firstRows, type ModelComparison } from '../../core/baseModels/comparison';
import { listedModels, type ListedModel } from '../../core/baseModels/listed';
import { comparedPairsCsv } from '../../core/baseModels/pairs';
import { comparedCsv } from '../../core/baseModels/table';
import { embeddingSimilarity } from '../../core/evaluators/embeddingSimilarity';
import type { Estimate } from '../../core/statistics/intervals';
import { bytes, count, percent, rounded, roundedChange, score } from '../../messages/format';
import { pairsNotAtHand } from '../../state/compare/candidates';
import { useApp } from '../../state/react';
import { Action } from '../parts/Action';
import { DataTable } from '../parts/DataTable';
import { save } from '../save';
import { say, words } from '../words';
import css from './BaseModels.module.css';
import { BaseButton } from './BaseButton';

const text = words.baseModels;
const { heads } = text;
/** Models may differ by less than the two decimals of other tables show. */
const digits = 3;

interface Cell {
  readonly head: string;
  readonly text: string;
  /** In a second line. */
  readonly below?: string | null;
  /** With all decimals, on hover. */
  readonly exactly?: string | undefined;
}

/** What of a model stands in the table, beside its name. */
function cellsOf(model: ListedModel, metric: string, withSpearman: boolean, best: boolean): readonly Cell[] {
  const { estimate, spearman, secondsPerThousand: seconds } = model;
  return [
    {
      head: metric,
      text: numberOf(estimate?.value ?? null, digits),
      below: intervalOf(estimate, rounded),
      exactly: exactly(estimate?.value ?? null),
    },
    ...(withSpearman
      ? [{ head: heads.spearman, text: numberOf(spearman, digits), exactly: exactly(spearman) }]
      : []),
    best ? { head: heads.difference, text: text.best } : { head: heads.difference, ...differenceOf(model) },
    { head: heads.seconds, text: numberOf(seconds, 2), exactly: exactly(seconds) },
    { head: heads.size, text: bytes(model.bytes) },
    { head: heads.dimensions, text: count(model.dimensions) },
    { head: heads.maxLength, text: count(model.maxSeqLength) },
    { head: heads.unknown, text: percent(model.unknown) },
  ];
}

export function ComparisonResult({ comparison }: { readonly comparison: ModelComparison }) {
  const id = useId();
  const { ranking, rows, data, evaluationFile, notes } = comparison;
  const models = listedModels(comparison);
  const { name, label } = ranking.metric;
  const withSpearman = name !== embeddingSimilarity.primary;
  const lines = models.map((model, i) => ({
    model,
    cells: cellsOf(model, say(label), withSpearman, i === 0),
  }));
  const chosen = rows === 'first' ? text.rowChoices.first(firstRows) : text.rowChoices[rows];
  const modelNotes = models.flatMap((model) => model.notes.map((note) => text.note(model.name, say(note))));
  return (
    <section aria-labelledby={id} className={css.part}>
      <h3 id={id}>{text.of(models.length, (evaluationFile ?? data).name, chosen)}</h3>
      <fieldset className={css.frame} aria-labelledby={id} tabIndex={0}>
        <table aria-label={text.table}>
          <thead>
            <tr>
              <th scope="col">{heads.model}</th>
              {lines[0]?.cells.map(({ head }) => (
                <th key={head} scope="col" data-numeric>
                  {head}
                </th>
              ))}
              <th scope="col">{heads.use}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ model, cells }) => (
              <tr key={model.name}>
                <th scope="row">{model.name}</th>
                {cells.map((cell) => (
                  <td key={cell.head} data-numeric data-head={cell.head} title={cell.exactly}>
                    {cell.text}
                    {cell.below ? <span className={css.below}>{cell.below}</span> : null}
                  </td>
                ))}
                <td>
                  <BaseButton model={model} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </fieldset>
      <ul className={css.notes}>
        {[...notes.map(say), text.intervals, text.backends(backendsOf(models)), ...modelNotes].map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <div className={css.line}>
        <Action
          disabled={false}
          onClick={() => save(new Blob([...comparedCsv(name, models)], { type: 'text/csv' }), 'models.csv')}
        >
          {text.csv}
        </Action>
        <PairsButton comparison={comparison} />
      </div>
      <details>
        <summary>{text.metrics}</summary>
        <DataTable
          caption={text.metrics}
          heads={[text.metric, ...models.map((model) => model.name)]}
          rows={metricRows(models)}
          numeric={models.map((_, i) => i + 1)}
          whole
        />
      </details>
    </section>
  );
}

/** The cosines, which need the sentences of the open data. */
function PairsButton({ comparison }: { readonly comparison: ModelComparison }) {
  const id = useId();
  const why = useApp((state) => {
    const reason = pairsNotAtHand(state, comparison);
    return reason && say(reason);
  });
  const textsOf = useApp((state) => state.comparedTexts);
  const download = async () => {
    const texts = await textsOf(comparison);
    if (texts) save(new Blob([...comparedPairsCsv(comparison, texts)], { type: 'text/csv' }), 'cosines.csv');
  };
  return (
    <>
      <Action disabled={why !== null} aria-describedby={id} onClick={() => void download()}>
        {text.pairsCsv}
      </Action>
      <span id={id} className={css.muted}>
        {why}
      </span>
    </>
  );
}

const numberOf = (value: number | null, decimals: number) =>
  value === null ? text.undefined : rounded(value, decimals);
const exactly = (value: number | null) => (value === null ? undefined : String(value));

function intervalOf(estimate: Estimate | null, format: (value: number, decimals: number) => string) {
  const interval = estimate?.interval ?? null;
  return interval && text.interval(format(interval.low, digits), format(interval.high, digits));
}

const differenceOf = ({ difference, answer }: ListedModel) =>
  difference
    ? {
        text: roundedChange(difference.value, digits),
        below: [intervalOf(difference, roundedChange), answer === 'close' ? text.close : null]
          .filter((part) => part !== null)
          .join(', '),
        exactly: exactly(difference.value),
      }
    : { text: text.undefined };

/** Each once. */
const backendsOf = (models: readonly ListedModel[]) => [
  ...new Map(models.map(({ on }) => [`${on.backend} ${on.threads}`, on])).values(),
];

const metricRows = (models: readonly ListedModel[]) =>
  Object.entries(models[0]?.metrics ?? {}).flatMap(([evaluator, metrics]) =>
    Object.keys(metrics).map((name) => [
      `${name} (${evaluator})`,
      ...models.map((model) => score(model.metrics[evaluator]?.[name])),
    ]),
  );
