/** What the page says around findings; the findings themselves are messages. */

import { count, plural } from '../../format';
import { and } from '../words';

export const findingWords = {
  title: (findings: number) => (findings === 0 ? 'Findings' : `Findings (${count(findings)})`),
  none: 'Nothing unusual was found in the data.',
  reverseLabel: 'Reverse the label',
  rows: 'Rows that show it',
  lines: (lines: readonly number[]) => `${lines.length === 1 ? 'Line' : 'Lines'} ${and(lines.map(count))}`,
  toCheck: (findings: number) => `${plural(findings, 'finding')} to check before you train (see Data):`,
};
