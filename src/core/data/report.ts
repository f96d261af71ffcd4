/** What the page is told of a file and of its examples: counts, first rows, notes and the inferred loss. */

import { inferLoss } from '../losses/infer';
import type { Inference } from '../losses/types';
import { hasTwice } from './roles';
import { comparable } from './sentence';
import type { ColumnProfile, DataReport, Examples, ExamplesReport, ParsedFile, Roles } from './types';

const previewRows = 20;
const previewCharacters = 300;
const sampleRows = 100;

/** The report of a parsed file with the profiles of its columns and the report of its examples. */
export function reportData(
  parsed: ParsedFile,
  columns: readonly ColumnProfile[],
  examples: ExamplesReport,
): DataReport {
  const { name, size, format, encoding, delimiter, header, notes, table } = parsed;
  const preview = table.rows
    .slice(0, previewRows)
    .map((row) =>
      row.map((cell) => (cell.length > previewCharacters ? `${cell.slice(0, previewCharacters)}…` : cell)),
    );
  return { name, size, format, encoding, delimiter, header, notes, columns, preview, examples };
}

/** The report of the examples that `buildExamples` made under these roles. */
export function reportExamples(examples: Examples, roles: Roles): ExamplesReport {
  const { items, rejected, labels, labelNote, duplicates } = examples;
  const repeats = labels.kind === 'none' || labels.kind === 'positive' ? repeatedTexts(examples) : 0;
  const notes = [...examples.notes];
  if (repeats > 0) {
    notes.push(
      `${repeats.toLocaleString('en')} ${repeats === 1 ? 'sentence occurs' : 'sentences occur'} more than once. No batch will hold one twice, since its second copy would count as a wrong answer to the first.`,
    );
  }
  return {
    roles,
    rows: items.length,
    rejected: rejected.length,
    rejectedSample: rejected.slice(0, sampleRows),
    labels,
    labelNote,
    notes,
    duplicates,
    inference: inferenceOf(examples, roles),
  };
}

function inferenceOf(examples: Examples, roles: Roles): Inference {
  const shape = {
    labels: examples.labels.kind,
    hasNegative: roles.negative !== null,
    rows: examples.items.length,
  };
  const inference = inferLoss(shape, examples.labels);
  const wanted = wantedColumn(roles);
  return wanted === null ? inference : { ...inference, loss: null, reason: `No loss fits yet: ${wanted}.` };
}

/** What is to be chosen before anything can be inferred, or null. */
function wantedColumn(roles: Roles): string | null {
  if (roles.sentence1 === null) return 'choose a column for "Sentence 1"';
  if (roles.sentence2 === null) return 'choose a column for "Sentence 2"';
  if (!hasTwice(roles)) return null;
  return roles.sentence1 === roles.sentence2
    ? 'choose two different columns for "Sentence 1" and "Sentence 2"'
    : 'choose a column for "Negative" that is neither of the sentences';
}

function repeatedTexts({ items }: Examples): number {
  const counts = new Map<string, number>();
  for (const { sentence1, sentence2 } of items) {
    for (const text of new Set([comparable(sentence1), comparable(sentence2)])) {
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return [...counts.values()].filter((count) => count > 1).length;
}
