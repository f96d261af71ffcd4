/** What each group of the setup shows when it is open: its code is fetched then. */

import type { ComponentType } from 'react';
import type { FieldSection } from '../../core/recipe/fieldEntry';
import { useApp } from '../../state/react';
import { openFileOf } from '../../state/stages';
import { HeldOutFile } from '../data/HeldOutFile';
import { DataRoles } from '../data/lazyData';
import { LossChoice } from '../data/LossChoice';
import { useSuggestion } from '../effects/useSuggestion';
import { BaseModelChoice } from '../recipe/BaseModelChoice';
import { CompareModelsButton } from '../recipe/CompareModelsButton';
import { LossParams } from '../recipe/LossParams';
import { MakeStatic } from '../recipe/model/MakeStatic';
import { CheckDevice } from '../recipe/device/CheckDevice';
import { DeviceTimes } from '../recipe/device/DeviceTimes';
import { MemoryNote } from '../recipe/MemoryNote';
import { ModelNote } from '../recipe/ModelNote';
import { SectionFields } from '../recipe/SectionFields';
import { say } from '../words';
import { type GroupName, isBeside } from './groups';
import css from './Setup.module.css';

interface BodyProps {
  /** What is looked for; empty for everything. */
  readonly find: string;
}

/** The fields: all of the section where the group itself is meant. */
function Fields({ section, find }: BodyProps & { readonly section: FieldSection }) {
  return (
    <div className={css.fields}>
      {section === 'loss' && isBeside('loss', find) ? <LossParams disabled={false} /> : null}
      <SectionFields section={section} find={isBeside(section, find) ? '' : find} />
    </div>
  );
}

function DataGroup() {
  const report = useApp(({ files }) => openFileOf(files.train)?.report ?? null);
  return report && <DataRoles report={report} />;
}

function LossGroup({ find }: BodyProps) {
  const examples = useApp(({ files }) => openFileOf(files.train)?.report.examples ?? null);
  return (
    <>
      {isBeside('loss', find) ? <LossChoice examples={examples} /> : null}
      <Fields section="loss" find={find} />
    </>
  );
}

function ModelGroup({ find }: BodyProps) {
  const running = useApp((state) => state.run.kind === 'active');
  return (
    <>
      {isBeside('model', find) ? (
        <>
          <BaseModelChoice disabled={running} />
          <ModelNote />
          <CompareModelsButton />
          <MakeStatic />
        </>
      ) : null}
      <Fields section="model" find={find} />
    </>
  );
}

function TrainingGroup({ find }: BodyProps) {
  const suggestion = useSuggestion();
  return (
    <>
      {suggestion ? <p className={css.muted}>{say(suggestion.reason)}</p> : null}
      <Fields section="training" find={find} />
    </>
  );
}

function EvaluationGroup({ find }: BodyProps) {
  const hasData = useApp(({ files }) => openFileOf(files.train) !== null);
  return (
    <>
      {hasData && isBeside('evaluation', find) ? <HeldOutFile /> : null}
      <Fields section="evaluation" find={find} />
    </>
  );
}

function DeviceGroup({ find }: BodyProps) {
  return (
    <>
      <Fields section="device" find={find} />
      <DeviceTimes />
      <MemoryNote />
      <CheckDevice />
    </>
  );
}

const bodies: Readonly<Record<GroupName, ComponentType<BodyProps>>> = {
  data: DataGroup,
  loss: LossGroup,
  model: ModelGroup,
  training: TrainingGroup,
  evaluation: EvaluationGroup,
  device: DeviceGroup,
};

export function GroupBody({ name, find }: { readonly name: GroupName; readonly find: string }) {
  const Body = bodies[name];
  return <Body find={find} />;
}
