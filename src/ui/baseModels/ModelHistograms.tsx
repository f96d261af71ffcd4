/** The cosines of every compared model side by side, over the same axes, and how many pairs are in each bin. */

import { useId } from 'react';
import type { ModelComparison } from '../../core/baseModels/comparison';
import { listedModels } from '../../core/baseModels/listed';
import { count } from '../../messages/format';
import { mediansOf, split } from '../compare/medians';
import { SmallHistogram, tallestOf } from '../compare/SmallHistogram';
import { DataTable } from '../parts/DataTable';
import { words } from '../words';
import css from './BaseModels.module.css';

const text = words.baseModels;
const groups = ['lower', 'upper'] as const;

export function ModelHistograms({ comparison }: { readonly comparison: ModelComparison }) {
  const id = useId();
  const models = listedModels(comparison);
  const top = Math.max(...models.map(({ histogram }) => tallestOf(histogram)));
  const [first] = models;
  if (!first) return null;
  const { bins } = first.histogram;
  return (
    <section aria-labelledby={id} className={css.part}>
      <h3 id={id}>{text.histograms}</h3>
      <p className={css.muted}>{text.histogramsGood}</p>
      <ul className={css.keys}>
        {groups.map((group) => (
          <li key={group} data-group={group}>
            {words.charts.group(first.kind, group, split)}
          </li>
        ))}
      </ul>
      <ul className={css.histograms}>
        {models.map(({ name, histogram, index }) => {
          const evaluation = comparison.models[index]?.evaluation;
          return (
            <li key={name}>
              <strong>{name}</strong>
              <SmallHistogram of={histogram} top={top} />
              <span className={css.muted}>{evaluation ? mediansOf(evaluation) : null}</span>
            </li>
          );
        })}
      </ul>
      <details>
        <summary>{text.counts}</summary>
        <DataTable
          caption={text.counts}
          heads={[
            text.cosine,
            ...models.flatMap(({ name, kind }) =>
              groups.map((group) => text.countsOf(name, words.charts.group(kind, group, split))),
            ),
          ]}
          rows={bins.map(({ from, to }, i) => [
            text.bin(from, to),
            ...models.flatMap(({ histogram }) =>
              groups.map((group) => count(histogram.bins[i]?.[group].count ?? 0)),
            ),
          ])}
          numeric={Array.from({ length: 2 * models.length }, (_, i) => i + 1)}
          whole
        />
      </details>
    </section>
  );
}
