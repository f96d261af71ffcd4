/** How Python, numpy, pandas and torch print values that have no literal of their own. */

/** What is printed around a number or a text: numpy's and torch's types, and Decimal. */
export const printedType =
  /(?:(?:np|numpy)\.)?(?:str_|bool_?|(?:float|int|uint)(?:8|16|32|64))\(|(?:torch\.)?tensor\(|Decimal\(/y;

/** What may come after such a value: `, dtype=torch.float64, device='cuda:0'`. */
export const printedRest = /(?:,\s*\w+\s*=\s*(?:'[^']*'|"[^"]*"|[\w.]+)\s*)*/y;

export const printedConstants: ReadonlyMap<string, boolean | null> = new Map([
  ['nan', null],
  ['NaN', null],
  ['np.nan', null],
  ['NaT', null],
  ['null', null],
  ['true', true],
  ['false', false],
  ['np.True_', true],
  ['np.False_', false],
]);
