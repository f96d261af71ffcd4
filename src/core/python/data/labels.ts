/** The labels of the training script: every cell gets the number that the page gives it, or none. */

import type { LabelScheme } from '../../data/types';
import { rounding } from '../../data/labels/scoreScale';
import { python, pythonList } from '../literals';
import type { ScriptData } from './scriptData';

type Scores = Extract<LabelScheme, { kind: 'score' }>;

/** Scores that are read as numbers, and not cell by cell. */
const numbersOf = ({ labels }: Pick<ScriptData, 'labels'>): Scores | null =>
  labels.kind === 'score' && labels.cells === undefined ? labels : null;

/** Modules of Python's standard library that reading scores takes. */
export const scoreImports = (data: ScriptData): readonly string[] =>
  numbersOf(data) ? ['re', 'unicodedata'] : [];

/** Defines how a score is read, where scores are numbers: as `readNumber` and `siftCells` do. */
export function scoreDefinition(data: ScriptData): string {
  const scores = numbersOf(data);
  if (!scores) return '';
  const { min, max, percent = false } = scores;
  const missing = (data.labelMarks ?? []).filter(({ kept }) => !kept).map(({ mark }) => mark);
  const marks = missing.length === 0 ? '' : ` or text in ${pythonList(missing)}`;
  return `
${ratersDefinition(data)}
def score(cell):
    """The score in a cell; None for what marks a missing one, is no number or is not on the scale."""
    text = cell.strip()
    plain = unicodedata.normalize("NFKC", text).replace("\\u2212", "-")
    found = re.fullmatch(r"([+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?)\\s?(%?)", plain)
    if not found or found[2] ${percent ? '== ""' : '!= ""'}${marks}:
        return None
    value = float(found[1].replace(",", "."))
    on_scale = ${min} - ${tolerance(percent)} <= value <= ${max} + ${tolerance(percent)}
    return min(max(value, ${min}), ${max}) if on_scale else None


`;
}

/** Defines the mean of several raters, where it is the label; a cell's number as `readNumber` reads it. */
function ratersDefinition({ raters }: ScriptData): string {
  if (!raters?.averaged) return '';
  const { min, max } = raters.seen;
  return `
def rating(cell):
    """The score that a rater gave; None where there is none."""
    plain = unicodedata.normalize("NFKC", cell.strip()).replace("\u2212", "-")
    found = re.fullmatch(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?", plain)
    value = float(plain.replace(",", ".")) if found else None
    return value if value is not None and ${min} <= value <= ${max} else None


def mean_rating(*raters):
    """The mean of the raters in each row, of those who gave a score."""
    means = []
    for cells in zip(*(column.fillna("") for column in raters)):
        scores = [value for value in map(rating, cells) if value is not None]
        means.append(str(sum(scores) / len(scores)) if scores else "")
    return pd.Series(means, index=raters[0].index)

`;
}

/** The column of the file with the labels, or what is computed from several: `column` gives the code for each. */
export function labelSource({ roles, raters }: ScriptData, column: (index: number) => string): string {
  return raters?.averaged
    ? `mean_rating(${raters.columns.map(column).join(', ')})`
    : column(roles.label ?? -1);
}

/** Sums of float32 end a little beyond the scale. */
const tolerance = (percent: boolean) => (percent ? 100 * rounding : rounding);

/** The label column of the examples, from the file's. */
export function labelColumn(column: string, { labels }: ScriptData): string {
  const mapped = (entries: readonly (readonly [cell: string, label: number | string])[]) =>
    `${column}.str.strip().map({${entries.map(([cell, label]) => `${python(cell)}: ${label}`).join(', ')}})`;
  switch (labels.kind) {
    case 'binary':
      return mapped([
        ...labels.zero.map((cell) => [cell, '0.0'] as const),
        ...labels.one.map((cell) => [cell, '1.0'] as const),
      ]);
    case 'class':
      return mapped(labels.classes.flatMap((cells, place) => cells.map((cell) => [cell, place] as const)));
    case 'score':
      return labels.cells ? mapped(labels.cells) : scaled(`${column}.map(score, na_action="ignore")`, labels);
    default:
      return `${column}.map(float)`;
  }
}

function scaled(scores: string, { min, max, rescaled, reversed = false }: Scores): string {
  if (!rescaled) return reversed ? `-${scores}` : scores;
  return reversed ? `(${max} - ${scores}) / ${max - min}` : `(${scores} - ${min}) / ${max - min}`;
}

/** Leaves out the rows whose label is missing, where all others say "similar" and no loss takes them. */
export function labelledRows({ labels, roles }: ScriptData, column: (index: number) => string): string {
  if (labels.kind !== 'positive' || roles.label === null) return '';
  return `examples = examples[${column(roles.label)}.str.strip().isin(${pythonList(labels.cells)})]\n`;
}
