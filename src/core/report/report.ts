/** The reports on a file and on its examples: counts, first rows, notes and the inferred loss. */

import { message, type Message } from '../../messages/message';
import { inferLoss } from '../losses/infer';
import type { Inference } from '../losses/infer';
import { recipeFields } from '../recipe/fields';
import { textsOf } from '../batches/batches';
import { nearMiss } from './nearMiss';
import type { ReadExamples } from '../data/dataset/examples';
import { hasOnlyIds } from '../data/dataset/explainRoles';
import { countNegatives } from '../data/dataset/negatives';
import { atOnce, rowsInStep, type Stepwise } from '../data/parse/bytes/turns';
import { findInExamplesStepwise } from '../data/findings/find';
import { hasTwice, isSingle, isTextAlone } from '../data/dataset/roleColumns';
import { allTextsOf, comparable } from '../data/sentence';
import { shapeOf } from '../losses/shape';
import { shorten } from '../data/shorten';
import type { ColumnProfile, DataChoices, Example, Examples, ParsedFile, Roles, Table } from '../data/types';
import type { DataReport, ExamplesReport } from './types';
import { understandingOf } from './understanding';

const previewRows = 20;
const previewCharacters = 300;
const sampleRows = 100;

/** The report of a parsed file with the profiles of its columns and the report of its examples. */
export function reportData(
  parsed: ParsedFile,
  columns: readonly ColumnProfile[],
  examples: ExamplesReport,
): DataReport {
  const { table, rejected: _, ...read } = parsed;
  const preview = table.rows
    .slice(0, previewRows)
    .map((row) =>
      row.map((cell) => (cell.length > previewCharacters ? `${cell.slice(0, previewCharacters)}…` : cell)),
    );
  return { ...read, columns, preview, examples };
}

/** The report of the examples that `buildExamples` made under this mapping. */
export const reportExamples = (
  examples: ReadExamples,
  roles: Roles,
  choices: DataChoices = {},
): ExamplesReport => atOnce(reportExamplesStepwise(examples, roles, choices));

export function* reportExamplesStepwise(
  examples: ReadExamples,
  roles: Roles,
  choices: DataChoices,
): Stepwise<ExamplesReport> {
  const { items, rejected, labels, duplicates, meaning, marks, labelMarks, joins } = examples;
  const ranked = labels.kind === 'none' || labels.kind === 'positive';
  const notes = [...examples.notes, ...(ranked ? yield* repetitionNotes(examples, roles) : [])];
  const findings = yield* findInExamplesStepwise(examples, roles);
  yield;
  return {
    roles,
    choices,
    rows: items.length,
    rejected: rejected.length,
    rejectedSample: rejected.slice(0, sampleRows),
    ...understandingOf(examples, roles),
    notes,
    duplicates,
    negatives: countNegatives(items),
    findings,
    inference: inferenceOf(examples, roles),
    nearMiss: nearMiss(items),
    meaning,
    marks,
    labelMarks,
    joins,
  };
}

function inferenceOf(examples: Examples, roles: Roles): Inference {
  const inference = inferLoss(shapeOf(examples, roles), examples.labels);
  const wanted = wantedColumn(roles, examples.table);
  return wanted === null ? inference : { ...inference, loss: null, reason: wanted };
}

/** What is to be chosen before anything can be inferred, or null. */
function wantedColumn(roles: Roles, table: Table): Message | null {
  if (roles.sentence1 === null && hasOnlyIds(table)) return message('roles.onlyIds');
  if (roles.sentence1 === null) return message('loss.none.sentence1');
  if (roles.sentence2 === null && !isSingle(roles) && !isTextAlone(roles)) {
    return message(roles.negatives.length === 0 ? 'loss.none.sentence2OrClasses' : 'loss.none.sentence2');
  }
  if (!hasTwice(roles)) return null;
  return message(roles.sentence1 === roles.sentence2 ? 'loss.none.sameSentences' : 'loss.none.sameNegative');
}

/** What matters to a ranking loss: texts that are in several rows, and one in so many rows that batches shrink. */
function* repetitionNotes({ items }: Examples, { negatives }: Roles): Stepwise<Message[]> {
  const rowsOf = new Map<string, number>();
  for (const [i, item] of items.entries()) {
    if (i % rowsInStep === 0) yield;
    for (const text of new Set(textsOf(item))) rowsOf.set(text, (rowsOf.get(text) ?? 0) + 1);
  }
  let repeats = 0;
  let [frequent, most] = ['', 0];
  for (const [text, rows] of rowsOf) {
    if (rows === 1) continue;
    if (repeats++ % rowsInStep === 0) yield;
    if (rows > most) [frequent, most] = [text, rows];
  }
  if (repeats === 0) return [];
  const notes: Message[] = [message('data.note.repeatedTexts', { texts: repeats })];
  // An epoch has at least as many batches as there are rows with one text.
  const mean = items.length / most;
  if (2 * mean < Math.min(items.length, recipeFields.batchSize.default)) {
    notes.push(
      message('data.note.frequentText', {
        text: shorten(yield* asWritten(frequent, items), 40),
        rows: most,
        total: items.length,
        batch: Math.round(mean),
      }),
    );
    if (negatives.length === 0) notes.push(message('data.note.batchOfOne'));
  }
  return notes;
}

/** The first text of the examples that has this comparable form. */
function* asWritten(text: string, items: readonly Example[]): Stepwise<string> {
  for (const [i, item] of items.entries()) {
    if (i % rowsInStep === 0) yield;
    const written = allTextsOf(item).find((other) => comparable(other) === text);
    if (written !== undefined) return written;
  }
  return text;
}
