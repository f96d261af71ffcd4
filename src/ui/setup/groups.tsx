/** What each group of the setup holds, and whether what a person looks for is in it. */

import { type ComponentType, Suspense } from 'react';
import { lossNames } from '../../core/losses/catalogue';
import type { FieldSection } from '../../core/recipe/fieldEntry';
import type { Recipe } from '../../core/recipe/types';
import { useApp } from '../../state/react';
import { openFileOf } from '../../state/stages';
import { HeldOutFile } from '../data/HeldOutFile';
import { DataRoles } from '../data/lazyData';
import { LossChoice } from '../data/LossChoice';
import { useSuggestion } from '../effects/useSuggestion';
import { retryable } from '../faults/retryable';
import { BaseModelChoice } from '../recipe/BaseModelChoice';
import { CompareModelsButton } from '../recipe/CompareModelsButton';
import { LossParams } from '../recipe/LossParams';
import { matches } from '../recipe/matches';
import { ModelNote } from '../recipe/ModelNote';
import { fieldsOf, SectionFields } from '../recipe/SectionFields';
import { say, words } from '../words';
import css from './Setup.module.css';

const AboutDevice = retryable(async () => (await import('../recipe/device/AboutDevice')).AboutDevice);

interface BodyProps {
  /** What is looked for; empty for everything. */
  readonly find: string;
}

type GroupName = 'data' | FieldSection;

export interface Finds {
  readonly recipe: Recipe;
  readonly hasData: boolean;
  readonly find: string;
}

/** What stands in a group beside its fields is found by these words. */
const besides: Readonly<Record<GroupName, readonly string[]>> = {
  data: [words.setup.groups.data, words.data.roles, ...Object.values(words.data.roleNames)],
  loss: [words.data.loss, ...lossNames],
  model: [words.recipe.baseModel, words.recipe.hub, words.recipe.folder, words.recipe.modelId],
  training: [words.setup.groups.training],
  evaluation: [words.setup.groups.evaluation, words.data.evaluationFile, 'eval_dataset'],
  device: [words.setup.groups.device, words.device.check],
};

const isBeside = (name: GroupName, find: string) => matches(find, ...besides[name]);

const findsField =
  (section: FieldSection) =>
  ({ recipe, find }: Finds) =>
    isBeside(section, find) || fieldsOf(section, recipe, find).length > 0;

export const finds: Readonly<Record<GroupName, (facts: Finds) => boolean>> = {
  data: ({ hasData, find }) => hasData && isBeside('data', find),
  loss: findsField('loss'),
  model: findsField('model'),
  training: findsField('training'),
  evaluation: findsField('evaluation'),
  device: findsField('device'),
};

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
      <Suspense fallback={null}>
        <AboutDevice />
      </Suspense>
    </>
  );
}

export const bodies: Readonly<Record<GroupName, ComponentType<BodyProps>>> = {
  data: DataGroup,
  loss: LossGroup,
  model: ModelGroup,
  training: TrainingGroup,
  evaluation: EvaluationGroup,
  device: DeviceGroup,
};
