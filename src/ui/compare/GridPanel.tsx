/** A grid of settings that becomes a queue of runs: how many they are and how long they would take is said as it is chosen. */

import { useId, useState } from 'react';
import type { LossName } from '../../core/losses/catalogue';
import { baseModelId } from '../../core/recipe/changes';
import { checkRecipe, checkField } from '../../core/recipe/check';
import { emptyGrid, estimateSeconds, gridRecipes, tooManyQueued } from '../../core/run/record/grid';
import type { BaseModel, Recipe } from '../../core/recipe/types';
import { blockedBy } from '../../state/blocked';
import { useApp } from '../../state/react';
import { openFileOf } from '../../state/stages';
import { trainRowsOf } from '../../state/settings/trainRows';
import { Action } from '../parts/Action';
import { Field } from '../parts/fields/Field';
import { NumbersField } from '../parts/fields/NumbersField';
import { valueText } from '../runs/valueText';
import { say, words } from '../words';
import css from './Compare.module.css';
import { QueueStatus } from './QueueStatus';

const mostSeeds = 10;

export function GridPanel() {
  const recipe = useApp((state) => state.recipe);
  const examples = useApp(({ files }) => openFileOf(files.train)?.report.examples ?? null);
  const blocked = useApp(blockedBy);
  const active = useApp(({ run }) => run.kind === 'active');
  const waiting = useApp((state) => state.queue.length);
  const queueTraining = useApp((state) => state.queueTraining);
  const [losses, setLosses] = useState<readonly LossName[]>([]);
  const [rates, setRates] = useState<readonly number[]>([]);
  const [seeds, setSeeds] = useState(1);
  const [models, setModels] = useState<readonly BaseModel[]>([]);
  const [hubIds, setHubIds] = useState('');
  const headId = useId();
  const totalId = useId();
  const seedsHelpId = useId();
  const known = useKnownModels();

  const fitting = examples?.inference.choices.filter(({ unmet }) => unmet === null) ?? [];
  const chosenLosses = losses.filter((name) => fitting.some((one) => one.name === name));
  const seedCount = Math.min(mostSeeds, Math.max(1, Math.round(seeds) || 1));
  const recipes = gridRecipes(recipe, {
    ...emptyGrid,
    losses: chosenLosses,
    learningRates: rates,
    seeds: Array.from({ length: seedCount }, (_, i) => recipe.seed + i),
    baseModels: [...(models.length > 0 ? models : [recipe.baseModel]), ...hubModels(hubIds)],
  });
  const seconds = useEstimate(recipes);
  const wrongRate = rates.map((rate) => checkField('learningRate', rate)).find((wrong) => wrong !== null);
  const wrong =
    wrongRate ??
    recipes.map(checkRecipe).find((fault) => fault !== null) ??
    tooManyQueued(recipes.length + waiting) ??
    null;
  const toggled = <T,>(all: readonly T[], one: T) =>
    all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
  const isModel = (one: BaseModel) => models.some((model) => sameModel(model, one));
  return (
    <section aria-labelledby={headId} className={css.grid}>
      <h3 id={headId}>{words.compare.grid}</h3>
      <p className={css.muted}>{words.compare.gridHelp}</p>
      {blocked === 'needData' || blocked === 'needRows' ? (
        <p>{words.train[blocked]}</p>
      ) : (
        <>
          <div className={css.fields}>
            <fieldset className={css.group}>
              <legend>{words.compare.losses}</legend>
              {fitting.map(({ name }) => (
                <label key={name} className={css.check}>
                  <input
                    type="checkbox"
                    checked={chosenLosses.length > 0 ? chosenLosses.includes(name) : name === recipe.loss}
                    onChange={() =>
                      setLosses(toggled(chosenLosses.length > 0 ? chosenLosses : [recipe.loss], name))
                    }
                  />
                  {name}
                </label>
              ))}
            </fieldset>
            <div className={css.group}>
              <NumbersField
                label={words.compare.rates}
                help={words.compare.ratesHelp}
                value={rates.length > 0 ? rates : [recipe.learningRate]}
                wrong={wrongRate ? say(wrongRate) : null}
                disabled={false}
                beside={null}
                onChange={setRates}
              />
              <Field label={words.compare.seeds}>
                {(ties) => (
                  <>
                    <input
                      {...ties}
                      type="number"
                      inputMode="numeric"
                      min={1}
                      max={mostSeeds}
                      step={1}
                      defaultValue={1}
                      aria-describedby={seedsHelpId}
                      onInput={({ currentTarget }) => setSeeds(Number(currentTarget.value))}
                    />
                    <p id={seedsHelpId} className={css.muted}>
                      {words.compare.seedsHelp(recipe.seed, recipe.seed + seedCount - 1)}
                    </p>
                  </>
                )}
              </Field>
            </div>
            <fieldset className={css.group}>
              <legend>{words.compare.baseModels}</legend>
              {known.map((model) => (
                <label key={baseModelId(model)} className={css.check}>
                  <input
                    type="checkbox"
                    checked={models.length > 0 ? isModel(model) : sameModel(model, recipe.baseModel)}
                    onChange={() => {
                      const now = models.length > 0 ? models : [recipe.baseModel];
                      const rest = now.filter((one) => !sameModel(one, model));
                      setModels(rest.length < now.length ? rest : [...now, model]);
                    }}
                  />
                  {valueText('baseModel', baseModelId(model))}
                </label>
              ))}
              <Field label={words.compare.otherModels} help={words.compare.otherModelsHelp}>
                {(ties) => (
                  <input
                    {...ties}
                    type="text"
                    value={hubIds}
                    autoComplete="off"
                    autoCapitalize="off"
                    spellCheck={false}
                    onChange={({ currentTarget }) => setHubIds(currentTarget.value)}
                  />
                )}
              </Field>
            </fieldset>
          </div>
          <div className={css.start}>
            <output id={totalId} aria-label={words.compare.grid}>
              {words.compare.total(recipes.length, seconds.known)}
            </output>
            <Action
              disabled={wrong !== null || blocked !== null}
              aria-describedby={totalId}
              onClick={() => void queueTraining(recipes)}
            >
              {active ? words.compare.addToQueue : words.compare.start}
            </Action>
            {wrong && !wrongRate ? <p className={css.wrong}>{say(wrong)}</p> : null}
            {blocked ? <p className={css.muted}>{words.train[blocked]}</p> : null}
            {seconds.unknown > 0 ? (
              <p className={css.muted}>{words.compare.unknownTime(seconds.unknown, recipes.length)}</p>
            ) : null}
          </div>
        </>
      )}
      <QueueStatus />
    </section>
  );
}

const sameModel = (one: BaseModel, other: BaseModel) =>
  one.kind === other.kind && baseModelId(one) === baseModelId(other);

const hubModels = (ids: string): BaseModel[] =>
  ids
    .split(/[\s,;]+/)
    .filter((id) => id !== '')
    .map((id) => ({ kind: 'hub', id, revision: 'main' }));

/** The chosen base model, the built-in one and those of earlier runs; a folder only while it is the chosen one. */
function useKnownModels(): readonly BaseModel[] {
  const chosen = useApp((state) => state.recipe.baseModel);
  const runs = useApp((state) => state.runs);
  const used = runs.map(({ recipe }) => recipe.baseModel).filter(({ kind }) => kind === 'hub');
  const all: readonly BaseModel[] = [chosen, { kind: 'builtin' }, ...used];
  return all.filter((model, i) => all.findIndex((other) => sameModel(model, other)) === i);
}

/** Seconds of those runs whose time is known, null where it is of none; and how many are not known. */
function useEstimate(recipes: readonly Recipe[]): {
  readonly known: number | null;
  readonly unknown: number;
} {
  const fingerprint = useApp(({ files }) => openFileOf(files.train)?.report.fingerprint ?? '');
  const trainRows = useApp(trainRowsOf);
  const runs = useApp((state) => state.runs);
  const place = { fingerprint, trainRows };
  const known = recipes.filter((recipe) => estimateSeconds([recipe], place, runs) !== null);
  return {
    known: known.length > 0 ? estimateSeconds(known, place, runs) : null,
    unknown: recipes.length - known.length,
  };
}
