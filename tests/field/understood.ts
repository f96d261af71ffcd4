/** What is understood of a file, in lines; or that it is refused, and with which advice. */

import { openDataset } from '../../src/core/data/dataset/dataset';
import { columnsOf, roleNames } from '../../src/core/data/dataset/roleColumns';
import type { LabelScheme } from '../../src/core/data/types';
import { DataError } from '../../src/core/errors';
import { reportExamples } from '../../src/core/report/report';
import type { Message } from '../../src/messages/message';

export async function understood(name: string, bytes: Uint8Array): Promise<string[]> {
  const source = {
    name,
    size: bytes.length,
    read: (start: number, end: number) => Promise.resolve(bytes.slice(start, end)),
  };
  try {
    const { dataset } = await openDataset(source);
    const { parsed, examples, roles } = dataset;
    const report = reportExamples(examples, roles, dataset.choices);
    const column = (i: number) => parsed.table.columns[i] ?? '?';
    const list = (label: string, items: readonly string[]) =>
      items.length === 0 ? [] : [`${label}: ${items.join(', ')}`];
    return [
      `loss: ${report.inference.loss ?? `none (${codeOf(report.inference.reason)})`}`,
      `roles: ${roleNames.map((role) => `${role} ${columnsOf(roles, role).map(column).join(' + ') || '–'}`).join(' | ')}`,
      `labels: ${meaningOf(report.labels)}`,
      `rows: ${report.rows}, rejected: ${report.rejected}`,
      ...list('rejected for', counted(examples.rejected.map(({ reason }) => codeOf(reason)))),
      ...list('file', counted(parsed.notes.map(codeOf))),
      ...list('notes', counted(report.notes.map(codeOf))),
      ...list(
        'joins',
        report.joins.map(
          ({ columns, joined }) => `${columns.map(column).join(' + ')} (${joined ? 'done' : 'offered'})`,
        ),
      ),
      ...list(
        'split',
        report.split ? [`${column(report.split.column)} (${report.split.used ? 'used' : 'not used'})`] : [],
      ),
      ...list(
        'not used',
        report.unused.map((unused) => `${column(unused.column)} (${codeOf(unused.reason)})`),
      ),
      ...list(
        'findings',
        report.findings.map((finding) => `${finding.name} ${finding.count}`),
      ),
    ];
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return [`refused: ${codeOf(error.problem.what)}`, `next: ${codeOf(error.problem.next)}`];
  }
}

const codeOf = (what: Message) => (typeof what === 'string' ? what : what.code);

function counted(codes: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => (count === 1 ? code : `${code} × ${count}`));
}

/** What the labels mean, in short. */
function meaningOf(labels: LabelScheme): string {
  switch (labels.kind) {
    case 'binary':
      return `${labels.one.join('/')} similar, ${labels.zero.join('/')} not`;
    case 'score':
      return `${labels.min} … ${labels.max}${labels.rescaled ? ' → 0 … 1' : ' as they are'}${labels.reversed ? ', reversed' : ''}`;
    case 'class':
      return `${labels.classes.length} classes`;
    case 'positive':
      return `all similar (${labels.value})`;
    default:
      return labels.kind;
  }
}
