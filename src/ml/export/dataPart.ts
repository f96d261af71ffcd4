/** The card's part on the data: how the file was read and understood, and which rows were skipped. */

import type { Dataset } from '../../core/data/dataset/dataset';
import { describeUnderstanding, understandingOf } from '../../core/report/understanding';
import type { Code, Message } from '../../messages/message';
import { cardWords } from '../../messages/en/card';
import { renderEnglish } from '../../messages/english';
import { plain, table } from './markdown';

export type DataFacts = Pick<Dataset, 'parsed' | 'roles' | 'examples'>;

/** The settings of the reader, then what the page says about the columns and labels, then the reasons of skipped rows. */
export function dataPart({ parsed, roles, examples }: DataFacts): string {
  const understanding = understandingOf(examples, roles);
  const { skipped } = understanding;
  const { reading } = cardWords;
  const settings = [
    [cardWords.file, cardWords.fileText(parsed.name, parsed.member, parsed.size)],
    ...(parsed.encoding ? [[reading.encoding, reading.encodings[parsed.encoding]]] : []),
    ...(parsed.delimiter ? [[reading.delimiter, reading.delimiters[parsed.delimiter]]] : []),
    ...(parsed.quoting ? [[reading.quoting, reading.quotings[parsed.quoting]]] : []),
    [reading.header, parsed.header ? cardWords.yes : cardWords.no],
    [cardWords.usableRows, cardWords.number(examples.items.length)],
    [cardWords.skippedRows, cardWords.number(examples.rejected.length)],
  ];
  const said = [
    ...parsed.notes.filter(({ code }) => !citesText.includes(code)),
    ...describeUnderstanding(parsed.table, roles, understanding),
    ...examples.notes,
  ];
  const reasons = [
    ...skipped.reasons.map(({ reason, rows }) => [renderEnglish(reason), cardWords.number(rows)]),
    ...(skipped.others > 0 ? [[cardWords.otherReasons, cardWords.number(skipped.others)]] : []),
  ];
  return [
    table([[cardWords.setting, cardWords.value], ...settings]),
    list(said),
    ...(reasons.length > 0 ? [table([[cardWords.reason, cardWords.rows], ...reasons])] : []),
  ].join('\n\n');
}

/** A card is published: it cites no text of a row. Whether there is a header is among the settings. */
const citesText: readonly Code[] = ['data.note.header.names', 'data.note.header.data'];

const list = (messages: readonly Message[]) =>
  messages.map((message) => `- ${plain(renderEnglish(message))}`).join('\n');
