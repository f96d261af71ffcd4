/** Chooses the file of data in an archive. */

import { message, type Message } from '../../../../messages/message';
import { DataError } from '../../../errors';

const data = /\.(csv|tsv|tab|txt|jsonl|ndjson|json|xlsx|parquet)$/i;

/** What a Mac and other systems add to an archive, and hidden files. */
const isAdded = (path: string): boolean =>
  path.split('/').some((part) => part === '__MACOSX' || part.startsWith('.')) ||
  /(^|\/)(thumbs\.db|desktop\.ini)$/i.test(path);

/** Throws a `DataError` where none or several could be the data. `name` is the archive's. */
export function chooseMember<T extends { readonly filename: string }>(
  name: string,
  files: readonly T[],
): { readonly member: T; readonly notes: readonly Message[] } {
  const own = files.filter(({ filename }) => !isAdded(filename));
  const readable = own.filter(({ filename }) => data.test(filename));
  // A text beside other files is about them.
  const tables = readable.filter(({ filename }) => !/\.txt$/i.test(filename));
  const candidates = tables.length > 0 ? tables : readable;
  const [member] = candidates;
  if (!member) {
    throw new DataError(
      message('data.file.archive.none', { name, members: own.map(({ filename }) => filename) }),
      message('data.file.chooseData'),
    );
  }
  if (candidates.length > 1) {
    throw new DataError(
      message('data.file.archive.several', { name, members: candidates.map(({ filename }) => filename) }),
      message('data.file.archive.several.next'),
    );
  }
  const others = own.filter((file) => file !== member).map(({ filename }) => filename);
  return { member, notes: [message('data.note.archive', { member: member.filename, others })] };
}
