/** A table for a paper: LaTeX with the rules of the package booktabs. */

interface LatexTable {
  readonly heads: readonly string[];
  /** Cells as text, one for each head. */
  readonly rows: readonly (readonly string[])[];
  /** Indices of columns of numbers, set to the right. */
  readonly numeric: readonly number[];
}

/** What has a meaning in LaTeX, or is not in its usual fonts. */
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '$<$',
  '>': '$>$',
  '|': '$|$',
  '"': "''",
  '−': '$-$',
  '±': '$\\pm$',
  '×': '$\\times$',
  '→': '$\\rightarrow$',
  '≥': '$\\geq$',
  Δ: '$\\Delta$',
  '…': '\\dots{}',
  '–': '--',
};

/** The text as LaTeX prints it; letters of any script stay as they are. Line ends become spaces. */
export const latexText = (text: string): string =>
  Array.from(text.replace(/\s+/g, ' '), (character) => escapes[character] ?? character).join('');

export function latexTable({ heads, rows, numeric }: LatexTable): string {
  const line = (cells: readonly string[]) => `  ${cells.map(latexText).join(' & ')} \\\\`;
  return [
    '% \\usepackage{booktabs}',
    `\\begin{tabular}{${heads.map((_, i) => (numeric.includes(i) ? 'r' : 'l')).join('')}}`,
    '  \\toprule',
    line(heads),
    '  \\midrule',
    ...rows.map(line),
    '  \\bottomrule',
    '\\end{tabular}',
    '',
  ].join('\n');
}
