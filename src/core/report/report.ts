/** What the page is told of a file and of its examples: counts, first rows, notes and the inferred loss. */

import { message, type Message } from '../../messages/message';
import { inferLoss } from '../losses/infer';
import type { Inference } from '../losses/infer';
import { recipeFields } from '../recipe/fields';
import { textsOf } from '../batches/batches';
import { counted } from '../data/limits';
import { nearMiss } from './nearMiss';
import { hasTwice, isSingle } from '../data/dataset/roles';
import { allTextsOf, comparable } from '../data/sentence';
import { shapeOf } from '../losses/shape';
import { shorten } from '../data/shorten';
import type { ColumnProfile, Example, Examples, ParsedFile, Roles } from '../data/types';
import type { DataReport, ExamplesReport } from './types';

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
  const ranked = labels.kind === 'none' || labels.kind === 'positive';
  const notes = [...examples.notes, ...(ranked ? repetitionNotes(examples, roles) : [])];
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
    nearMiss: nearMiss(items),
  };
}

function inferenceOf(examples: Examples, roles: Roles): Inference {
  const inference = inferLoss(shapeOf(examples, roles), examples.labels);
  const wanted = wantedColumn(roles);
  return wanted === null ? inference : { ...inference, loss: null, reason: wanted };
}

/** What is to be chosen before anything can be inferred, or null. */
function wantedColumn(roles: Roles): Message | null {
  if (roles.sentence1 === null) return message('loss.none.sentence1');
  if (roles.sentence2 === null && !isSingle(roles)) {
    return message(roles.negative === null ? 'loss.none.sentence2OrClasses' : 'loss.none.sentence2');
  }
  if (!hasTwice(roles)) return null;
  return message(roles.sentence1 === roles.sentence2 ? 'loss.none.sameSentences' : 'loss.none.sameNegative');
}

/** What a ranking loss will mind: texts that stand in several rows, and one that stands in so many that batches shrink. */
function repetitionNotes({ items }: Examples, { negative }: Roles): string[] {
  const rowsOf = new Map<string, number>();
  for (const item of items) {
    for (const text of new Set(textsOf(item))) rowsOf.set(text, (rowsOf.get(text) ?? 0) + 1);
  }
  const repeats = [...rowsOf.values()].filter((rows) => rows > 1).length;
  if (repeats === 0) return [];
  const notes = [
    `${counted(repeats, 'sentence occurs', 'sentences occur')} more than once. No batch will hold one twice, since its second copy would count as a wrong answer to the first.`,
  ];
  const [text, most] = [...rowsOf].reduce((a, b) => (b[1] > a[1] ? b : a));
  // An epoch has at least as many batches as there are rows with one text.
  const mean = items.length / most;
  if (2 * mean < Math.min(items.length, recipeFields.batchSize.default)) {
    notes.push(
      `One sentence ("${shorten(asWritten(text, items), 40)}") is in ${most.toLocaleString('en')} of ${counted(items.length, 'row')}, so batches shrink to about ${counted(Math.round(mean), 'row')} on average, whatever the batch size.` +
        (negative === null ? ' A batch of one row teaches nothing, for it has no wrong answers.' : ''),
    );
  }
  return notes;
}

/** The first text of the examples that has this comparable form. */
function asWritten(text: string, items: readonly Example[]): string {
  for (const item of items) {
    const written = allTextsOf(item).find((other) => comparable(other) === text);
    if (written !== undefined) return written;
  }
  return text;
}
