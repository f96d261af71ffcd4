/** The rows on which two models disagree, with the cosine of each, the label and the sentences. */

import { useEffect, useState } from 'react';
import type { Disagreement } from '../../core/run/comparison/disagreement';
import { modelEvaluation, titleOf } from '../../core/run/comparison/sameRows';
import type { EvaluationTexts } from '../../core/run/evaluationTexts';
import type { RunRecord } from '../../core/run/record/record';
import { count, rounded, signed } from '../../messages/format';
import { useApp } from '../../state/react';
import { type Column, VirtualTable } from '../parts/table/VirtualTable';
import { words } from '../words';
import css from './Compare.module.css';

interface Props {
  readonly first: RunRecord;
  readonly second: RunRecord;
  readonly of: Disagreement;
}

export function Disagreements({ first, second, of: { pairs, thresholds } }: Props) {
  const texts = useTexts(first);
  const [a, b] = [modelEvaluation(first), modelEvaluation(second)];
  const lines = first.history.plan?.pairLines.sentence1;
  if (!texts || !a || !b) return <p className={css.muted}>{words.compare.loadingTexts}</p>;
  const columns: readonly Column[] = [
    { key: 'line', head: words.grid.line, kind: 'number' },
    { key: 'label', head: words.errors.label, kind: 'number' },
    { key: 'first', head: words.compare.cosineOf(titleOf(first)), kind: 'word' },
    { key: 'second', head: words.compare.cosineOf(titleOf(second)), kind: 'word' },
    { key: 'sentence1', head: words.errors.sentence1, kind: 'text' },
    { key: 'sentence2', head: words.errors.sentence2, kind: 'text' },
  ];
  return (
    <div className={css.rows} style={{ height: heightOf(pairs.length) }}>
      <VirtualTable
        label={words.compare.rows}
        columns={columns}
        total={pairs.length}
        cellsOf={(index) => {
          const pair = pairs[index];
          if (pair === undefined) return null;
          const [sentence1, sentence2] = [texts.sentence1[pair], texts.sentence2[pair]];
          return [
            count(lines?.[pair] ?? 0),
            signed(Number((a.labels[pair] ?? 0).toFixed(2))),
            cosineText(a.cosines[pair], thresholds?.[0]),
            cosineText(b.cosines[pair], thresholds?.[1]),
            <span key="1" title={sentence1}>
              {sentence1}
            </span>,
            <span key="2" title={sentence2}>
              {sentence2}
            </span>,
          ];
        }}
      />
    </div>
  );
}

/** Pixels: of a few rows and the head, at least what the table takes, at most a part of the window. */
const heightOf = (rows: number) => Math.min(370, Math.max(200, 36 * (rows + 1.5)));

/** With what its model predicts by it, where it predicts. */
function cosineText(cosine = NaN, threshold?: number): string {
  const text = rounded(cosine, 2);
  if (threshold === undefined) return text;
  return words.compare.predicted(
    text,
    cosine >= threshold ? words.compare.similar : words.compare.dissimilar,
  );
}

function useTexts(record: RunRecord): EvaluationTexts | null {
  const textsOf = useApp((state) => state.textsOf);
  const [texts, setTexts] = useState<EvaluationTexts | null>(null);
  useEffect(() => {
    let over = false;
    void textsOf(record).then((found) => {
      if (!over) setTexts(found);
    });
    return () => {
      over = true;
    };
  }, [textsOf, record]);
  return texts;
}
