/** How the columns were understood, for the terminal. */

import type { Table } from '../core/data/types';
import { describeSplit } from '../core/data/dataset/fileSplit';
import type { ExamplesReport } from '../core/report/types';
import { message, type Message } from '../messages/message';
import { columnsOf, roleNames } from '../core/data/dataset/roleColumns';

const names = {
  sentence1: 'Sentence 1',
  sentence2: 'Sentence 2',
  negative: 'Negative',
  label: 'Label',
} as const;

/** Which column was taken for what and why, what the label means, and which columns are not used. */
export function describeRoles({ columns }: Table, report: ExamplesReport): Message[] {
  const { roles, evidence, unused, split } = report;
  const taken = roleNames.flatMap((role): Message[] => {
    const [all, why] = [columnsOf(roles, role).map((index) => columns[index] ?? ''), evidence[role]];
    const [column, ...more] = all;
    if (column === undefined || why === undefined) return [];
    return more.length > 0
      ? [message('roles.taken.several', { role: names[role], columns: all, evidence: why })]
      : [message('roles.taken', { role: names[role], column, evidence: why })];
  });
  const left = unused.map(({ name, reason }) => message('roles.unused', { column: name, reason }));
  return [...taken, ...labelMeaning(report), ...(split ? [describeSplit(split)] : []), ...left];
}

function labelMeaning({ labels, meaning }: ExamplesReport): Message[] {
  if (labels.kind === 'binary') {
    const [[one = ''], [zero = '']] = [labels.one, labels.zero];
    const guessed = meaning?.kind === 'words' && meaning.doubt !== null;
    return [
      message('roles.meaning.binary', { one, zero }),
      ...(guessed ? [message('cli.label.asked', { word: zero })] : []),
    ];
  }
  if (labels.kind !== 'score') return [];
  const { min, max, reversed = false } = labels;
  return [message('roles.meaning.score', { min, max, reversed })];
}
