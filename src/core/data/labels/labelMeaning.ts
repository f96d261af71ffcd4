/** What labels mean, with what is needed to see and to change it. */

import type { Message } from '../../../messages/message';
import { shorten } from '../shorten';
import type { LabelScheme, ScoreScale, Table } from '../types';
import { canKeep } from './chosenScale';
import type { LabelReading } from './labelReading';

/** Characters of a text that is shown as an example. */
const longestText = 160;

/** A row with one of two labels. */
export interface LabelExample {
  readonly label: string;
  readonly texts: readonly string[];
}

export type LabelMeaning =
  /** Two labels, each as it is written in its cells. */
  | {
      readonly kind: 'words';
      readonly similar: readonly string[];
      readonly different: readonly string[];
      /** Why they were understood so, where the labels themselves do not say it: then the person is asked. */
      readonly doubt: Message | null;
      readonly chosen: boolean;
      /** The first row of either meaning, the similar one first. */
      readonly examples: readonly LabelExample[];
    }
  | {
      readonly kind: 'scores';
      /** What is mapped to [0, 1]; of scores that are kept their range. */
      readonly scale: ScoreScale;
      /** The lowest and the highest score in the file. */
      readonly seen: ScoreScale;
      /** Whether scores stay as they are, and whether they can. */
      readonly kept: boolean;
      readonly canKeep: boolean;
      readonly reversed: boolean;
      /** What the scale follows from. */
      readonly why: Message;
      /** Whether the person set the scale. */
      readonly chosen: boolean;
    }
  /** Whole numbers that were read as classes and could be scores. */
  | { readonly kind: 'numberedClasses'; readonly seen: ScoreScale };

/** Null where there is nothing to change. `columns` are those of the sentences. */
export function labelMeaning(
  { scheme, basis }: Pick<LabelReading, 'scheme' | 'basis'>,
  table: Table,
  label: number,
  columns: readonly number[],
): LabelMeaning | null {
  if (basis === null) return null;
  if (basis.kind === 'numberedClasses') return scheme.kind === 'class' ? basis : null;
  if (basis.kind === 'words') {
    if (scheme.kind !== 'binary') return null;
    const { one, zero } = scheme;
    const { doubt, chosen } = basis;
    const examples = [one, zero].flatMap((cells) => exampleOf(cells, table, label, columns));
    return { kind: 'words', similar: one, different: zero, doubt, chosen, examples };
  }
  const isScore = scheme.kind === 'score';
  // On a scale that holds no score they are unusable, and the scale can still be changed.
  if (!isScore && scheme.kind !== 'unusable') return null;
  return {
    ...basis,
    kept: isScore && isKept(scheme),
    canKeep: (!isScore || scheme.cells === undefined) && canKeep(basis.seen),
    reversed: isScore && scheme.reversed === true,
  };
}

/** Whether scores are not mapped to another range; turning them round is no such mapping. */
function isKept({ min, max, rescaled, cells }: Extract<LabelScheme, { kind: 'score' }>): boolean {
  return cells === undefined && (!rescaled || (min === 0 && max === 1));
}

function exampleOf(
  cells: readonly string[],
  table: Table,
  label: number,
  columns: readonly number[],
): LabelExample[] {
  const wanted = new Set(cells);
  const row = table.rows.find((some) => wanted.has(some[label]?.trim() ?? ''));
  return row
    ? [
        {
          label: row[label]?.trim() ?? '',
          texts: columns.map((column) => shorten(row[column]?.trim() ?? '', longestText)),
        },
      ]
    : [];
}
