/** What was guessed, changed or repaired and has no place of its own on the page. */

import type { DataReport } from '../../core/report/types';
import { structureMessages } from '../../messages/en/data/structure';
import type { Message } from '../../messages/message';
import { say, words } from '../words';
import css from './DataView.module.css';
import { saidInMapping } from './mapping/said';

interface Props {
  readonly report: DataReport;
}

/** Whether a note says how the columns came out of the file: it stands beside what was understood, above the rows. */
const isOfStructure = ({ code }: Message) =>
  code === 'data.note.meanOfRaters' || Object.hasOwn(structureMessages, code);

const notesOf = ({ notes, examples }: DataReport): readonly Message[] => [
  ...notes,
  ...examples.notes.filter(({ code }) => !saidInMapping(code, examples)),
];

export const FileNotes = ({ report }: Props) => (
  <Notes label={words.data.howRead} notes={notesOf(report).filter(isOfStructure)} />
);

export const OtherNotes = ({ report }: Props) => (
  <Notes label={words.data.notes} notes={notesOf(report).filter((note) => !isOfStructure(note))} />
);

function Notes({ label, notes }: { readonly label: string; readonly notes: readonly Message[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className={css.notes} aria-label={label}>
      {notes.map(say).map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
