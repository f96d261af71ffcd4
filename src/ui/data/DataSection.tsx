/** Section 1: the file, what was read and guessed from it, and the loss that fits its shape. */

import type { DataReport } from '../../core/report/types';
import { useApp } from '../../state/react';
import { openFileOf } from '../../state/stages';
import { Readout, Readouts } from '../parts/Readout';
import { Section } from '../Section';
import { say, words } from '../words';
import { ColumnProfiles } from './ColumnProfiles';
import css from './DataSection.module.css';
import { DropArea } from './DropArea';
import { Findings } from './findings/Findings';
import { HeldOutFile } from './HeldOutFile';
import { LossChoice } from './LossChoice';
import { Mapping } from './mapping/Mapping';
import { saidInMapping } from './mapping/said';
import { ParseSettings } from './ParseSettings';
import { Preview } from './Preview';
import { RefusedSettings } from './RefusedSettings';
import { RejectedRows } from './RejectedRows';
import { RoleSelects } from './RoleSelects';
import { Samples } from './Samples';
import { UnusedColumns } from './UnusedColumns';

export function DataSection() {
  const stage = useApp((state) => state.files.train);
  const open = openFileOf(stage);
  const refused = useApp((state) => state.refused);
  const reading = useApp(({ files }) => files.train.kind === 'reading' || files.heldOut.kind === 'reading');
  const examples = open?.report.examples;
  return (
    <Section
      section="data"
      number={1}
      title={words.sections.data}
      summary={summaryOf(open, stage.kind === 'reading')}
    >
      {refused ? <RefusedSettings refused={refused} busy={reading} /> : null}
      <DropArea />
      <Samples />
      <Readouts>
        <Readout label={words.data.rows} value={examples?.rows ?? null} />
        <Readout label={words.data.rejectedRows} value={examples?.rejected ?? null} />
        <Readout label={words.data.duplicates} value={examples?.duplicates ?? null} />
      </Readouts>
      {open ? (
        <>
          {refused ? null : <ParseSettings options={open.options} how={open.report} busy={reading} />}
          <Preview report={open.report} />
          <RoleSelects report={open.report} />
          <Mapping report={open.report} />
          <UnusedColumns report={open.report} />
          <Notes texts={notesOf(open.report).map(say)} />
          <ColumnProfiles columns={open.report.columns} />
          <RejectedRows examples={open.report.examples} name={open.report.name} />
        </>
      ) : null}
      <LossChoice examples={examples ?? null} />
      {open ? <HeldOutFile /> : null}
      {open ? <Findings /> : null}
    </Section>
  );
}

function summaryOf(open: ReturnType<typeof openFileOf>, reading: boolean): string {
  if (reading) return words.data.reading;
  return open ? words.data.ready(open.report.name, open.report.examples.rows) : words.data.waiting;
}

/** What was guessed or repaired and has no place of its own on the page. */
const notesOf = ({ notes, examples }: DataReport) => [
  ...notes,
  ...examples.notes.filter(({ code }) => !saidInMapping(code, examples)),
];

function Notes({ texts }: { readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <ul className={css.notes}>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
