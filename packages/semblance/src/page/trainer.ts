/** The public trainer: the calls to a worker, with the order of the work and the defaults of the page. */

import type { Trainer } from '../../../../src/client/trainer';
import { mappingOfSecond } from '../../../../src/core/data/dataset/choices';
import { assignedRoles, choicesOfNamed, type NamedRoles } from '../../../../src/core/data/dataset/namedRoles';
import { type StepTiming, withTiming } from '../../../../src/core/device/timing';
import type { DataChoices, ParseOptions } from '../../../../src/core/data/types';
import type { ModelReport } from '../../../../src/core/model/types';
import { teacherModelOf } from '../../../../src/core/recipe/conditions';
import { modelSettingsOf } from '../../../../src/core/recipe/modelSettings';
import { defaultRecipe } from '../../../../src/core/recipe/recipe';
import type { BaseModel, Recipe } from '../../../../src/core/recipe/types';
import { suggestedRecipe } from '../../../../src/core/report/suggestedRecipe';
import type { FileReport } from '../../../../src/core/report/types';
import { type Job, standardChoices } from '../../../../src/core/run/downloads';
import type { RunEvent } from '../../../../src/core/run/events';
import { emptyHistory, keptStep, reduceHistory } from '../../../../src/core/run/history';
import { runFileOf } from '../../../../src/core/run/record/record';
import type { DataSlot, ModelSource } from '../../../../src/protocol/calls';
import { inEnglish, withSentences } from '../errors';
import type { CallOptions, DataOptions, Run, RunOptions, RunSettings, SemblanceTrainer } from './types';

interface OpenData {
  readonly file: File;
  readonly options: ParseOptions;
  readonly report: FileReport;
}

const theHub = 'https://huggingface.co';

export function semblanceTrainer(trainer: Trainer): SemblanceTrainer {
  const open = new Map<DataSlot, OpenData>();
  /** Steps that were measured, for the next run. */
  let timings: readonly StepTiming[] = [];
  let loaded: { readonly base: BaseModel; readonly report: ModelReport } | null = null;

  const train = (): OpenData => {
    const data = open.get('train');
    if (data) return data;
    throw new Error('Open data first: call openData.');
  };
  const model = () => {
    if (loaded) return loaded;
    throw new Error('Load a model first: call loadModel.');
  };

  async function openFile(
    slot: DataSlot,
    file: File,
    { columns, choices, parse = {}, ...options }: DataOptions,
  ): Promise<FileReport> {
    const read = await inEnglish(
      trainer.call('openData', { slot, file, options: parse }, reporting(options)),
    );
    const mapping = mappingFor(slot, read, columns, choices);
    const examples = mapping
      ? await inEnglish(trainer.call('setMapping', { slot, mapping }, reporting(options)))
      : read.examples;
    const report = { ...read, examples };
    open.set(slot, { file, options: parse, report });
    return report;
  }

  /** Null where the guessed mapping stays. */
  function mappingFor(
    slot: DataSlot,
    { columns, examples }: FileReport,
    named: NamedRoles | undefined,
    choices: DataChoices | undefined,
  ) {
    const names = columns.map(({ name }) => name);
    const first = open.get('train')?.report;
    const guessed =
      slot === 'heldOut' && first
        ? mappingOfSecond(
            { ...examples, columns: names },
            { ...first.examples, columns: first.columns.map(({ name }) => name) },
          )
        : null;
    if (!named && !choices) return guessed;
    const { roles, choices: given } = guessed ?? examples;
    try {
      return {
        roles: assignedRoles(roles, { columns: names }, named ?? {}),
        choices: choices ?? { ...given, ...choicesOfNamed(named ?? {}) },
      };
    } catch (error) {
      throw withSentences(error);
    }
  }

  function suggest(settings: RunSettings = {}) {
    const { base, report } = model();
    const facts = {
      report: train().report.examples,
      layers: report.layers,
      hasEvaluationFile: open.has('heldOut'),
    };
    try {
      return suggestedRecipe(settings, base, facts);
    } catch (error) {
      throw withSentences(error);
    }
  }

  /** @param call makes the run's call; its events go to the listener and into the history */
  async function perform(
    job: Job,
    { settings, onEvent }: RunOptions,
    call: (
      order: { id: string; recipe: Recipe; base: null; timings: readonly StepTiming[] },
      take: (event: RunEvent) => void,
    ) => Promise<null>,
  ): Promise<Run> {
    const { recipe, reason } = suggest(settings);
    const second = open.get('heldOut');
    const id = crypto.randomUUID();
    const run = { id, job, startedAt: Date.now(), recipe, data: runFileOf(train()) };
    let history = emptyHistory;
    const take = (event: RunEvent) => {
      history = reduceHistory(history, event);
      onEvent?.(event);
    };
    if (reason && job === 'train') take({ type: 'notice', text: reason });
    await inEnglish(call({ id, recipe, base: null, timings }, take));
    return { ...run, history, evaluationFile: second ? runFileOf(second) : null };
  }

  return {
    async openData(file, options = {}) {
      if (open.has('heldOut')) await trainer.call('closeHeldOut', null);
      open.clear();
      return openFile('train', file, options);
    },
    openEvaluationData: (file, options = {}) => openFile('heldOut', file, options),
    async loadModel(choice, options = {}) {
      const source: ModelSource =
        choice.kind === 'hub' ? { revision: 'main', endpoint: theHub, ...choice } : choice;
      const report = await inEnglish(trainer.call('loadModel', source, reporting(options)));
      loaded = { base: baseOf(source), report };
      return report;
    },
    suggest,
    train: (options = {}) =>
      perform('train', options, (order, take) =>
        trainer.call(
          'train',
          { ...order, teacher: hubTeacher(order.recipe), keeping: { save: false, resumes: false } },
          {
            ...signalOf(options),
            onReport(report) {
              if (report.type === 'timed') timings = withTiming(timings, report.timing);
              else if (report.type !== 'checkpoint' && report.type !== 'unsaved') take(report);
            },
          },
        ),
      ),
    evaluate: (options = {}) =>
      perform('evaluate', options, (order, take) => {
        const { run, limit = null } = options;
        const trained = run ? { id: run.id, step: keptStep(run.history) ?? 0 } : null;
        return trainer.call(
          'evaluate',
          { ...order, limit, allRows: false, trained },
          { ...signalOf(options), onReport: take },
        );
      }),
    pause: async () => void (await inEnglish(trainer.call('pause', null))),
    resume: async () => void (await inEnglish(trainer.call('resume', null))),
    stop: async () => void (await inEnglish(trainer.call('stop', null))),
    async encode(texts, { run, side = 'sentence1', settings, compute = 'auto', ...options } = {}) {
      model();
      const asked = run
        ? { run: run.id, compute: run.recipe.compute, settings: modelSettingsOf(run.recipe) }
        : { run: null, compute, settings: { ...modelSettingsOf(defaultRecipe), ...settings } };
      return inEnglish(trainer.call('embed', { ...asked, texts, side }, reporting(options)));
    },
    download: (run, what, options = {}) =>
      inEnglish(
        trainer.call('download', { what, run: fileFacts(run), choices: standardChoices }, reporting(options)),
      ),
    push(run, { id, token, visible = false, endpoint = theHub }, options = {}) {
      const to = { id, token, endpoint, hidden: !visible };
      return inEnglish(trainer.call('pushModel', { run: fileFacts(run), to }, reporting(options)));
    },
    dispose: () => trainer.dispose(),
  };
}

const fileFacts = ({ id, startedAt, recipe, data, evaluationFile }: Run) => ({
  id,
  startedAt,
  recipe,
  data,
  evaluationFile,
});

const signalOf = ({ signal }: Pick<CallOptions, 'signal'>) => (signal ? { signal } : {});

const reporting = ({ onProgress, ...options }: CallOptions) => ({
  ...signalOf(options),
  ...(onProgress && { onReport: onProgress }),
});

/** The teacher of the recipe, where that is a model of the Hub. */
function hubTeacher(recipe: Recipe): ModelSource | null {
  const named = teacherModelOf(recipe);
  return named?.kind === 'hub' ? { ...named, endpoint: theHub } : null;
}

/** As the recipe names it. */
function baseOf(source: ModelSource): BaseModel {
  switch (source.kind) {
    case 'builtin':
      return { kind: 'builtin' };
    case 'folder':
      return { kind: 'folder', name: source.name };
    case 'hub':
      return { kind: 'hub', id: source.id, revision: source.revision };
  }
}
