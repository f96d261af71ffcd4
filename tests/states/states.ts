/** Every state that the page can be in, each reached from recorded answers without training. */

import { createReplayTrainer, type Recorded, type Recording } from '../../src/client/replayTrainer';
import type { CallName } from '../../src/protocol/calls';
import { blockedBy } from '../../src/state/blocked';
import type { AppState, AppStore } from '../../src/state/appState';
import { comparedRuns } from '../../src/state/compare/compared';
import { createAppStore } from '../../src/state/store/createAppStore';
import { message } from '../../src/messages/message';
import { measuredModel, rankedModels } from '../fixtures/comparison';
import { paired } from '../fixtures/paired';
import * as recorded from '../fixtures/recordedStudio';
import { brokenFile, query, sampleName, skippedFile } from './files';

/** The page's store on a recording, whose reports can be held back. */
export interface Studio {
  readonly state: () => AppState;
  /** Lets `count` more reports and results through, and holds back those after them. */
  holdAfter(count: number): void;
  /** Lets everything through again. */
  release(): void;
  /** Waits until the store is so. */
  until(holds: (state: AppState) => boolean): Promise<void>;
}

export interface PageState {
  /** What stands in the address, after the #. */
  readonly name: string;
  /** What it shows, for the list of links. */
  readonly shows: string;
  /** What the worker answers otherwise than in the recording. */
  readonly answers?: Recording;
  reach(studio: Studio): Promise<void>;
  /** Whether the store is in this state. */
  holds(state: AppState): boolean;
}

const recording: Recording = {
  openData({ file }) {
    if (file.name === sampleName) return recorded.opened;
    return file.name === skippedFile().name ? recorded.openedSkipped : recorded.refused;
  },
  closeHeldOut: { end: { result: null } },
  rowWindow: ({ start }) => (start === 0 ? recorded.rows : noRows),
  evaluationTexts: ({ rows }) => (rows === null ? recorded.textsTrained : recorded.textsEvaluated),
  hubSize: { end: { result: { bytes: 91_000_000, cached: false } } },
  loadModel: recorded.loaded,
  tokenLengths: recorded.lengths,
  estimateMemory: recorded.memory,
  evaluationFindings: recorded.evaluationFindings,
  checkBase: recorded.checkedBase,
  train: recorded.trained,
  evaluate: recorded.evaluated,
  embed: ({ run }) => (run === null ? recorded.embeddedBase : recorded.embeddedTuned),
  measureModel: ({ source }) => ({
    reports: [{ what: message('training.progress.evaluating'), done: 20, total: 40 }],
    end: { result: measuredModel(source.kind, source.kind === 'hub' ? 0.4 : 0.1) },
  }),
  modelSize: { end: { result: { bytes: 91_000_000, remote: true, work: 10_600_000 } } },
  rankModels: ({ models }) => ({ end: { result: rankedModels(models.length) } }),
  search: ({ run }) => (run === null ? recorded.searchedBase : recorded.searchedTuned),
};

/** Beyond the rows that were recorded. */
const noRows: Recorded<'rowWindow'> = { end: { result: { total: 60, start: 60, rows: [] } } };

const sampleFile = () => new File([], sampleName, { type: 'text/csv' });

/** The same call with one report alone, from half-way. */
function halfway<N extends CallName>(call: Recorded<N>): Recorded<N> {
  const reports = call.reports ?? [];
  const middle = Math.floor(reports.length / 2);
  return { ...call, reports: reports.slice(middle, middle + 1) };
}

/** The same run with each checkpoint's Spearman lower by `by`, and cosines a little to either side. */
function worse(call: Recorded<'train'>, by: number): Recorded<'train'> {
  const reports = call.reports?.map((report) => {
    if (report.type !== 'evaluation' || report.evaluation.step === 0) return report;
    const { evaluation } = report;
    const { metrics, cosines } = evaluation;
    return {
      ...report,
      evaluation: {
        ...evaluation,
        metrics: { ...metrics, spearman: metrics.spearman === null ? null : metrics.spearman - by },
        cosines: cosines.map((cosine, i) => Math.min(1, cosine - 2 * by * Math.sin(i))),
      },
    };
  });
  return { ...call, ...(reports ? { reports } : {}) };
}

/** Less memory than the run needs. */
function tooLarge(call: Recorded<'estimateMemory'>): Recorded<'estimateMemory'> {
  if (!('result' in call.end)) return call;
  const { result } = call.end;
  return { end: { result: { ...result, limit: result.total / 2 } } };
}

const runState = ({ run }: AppState) => (run.kind === 'none' ? null : run.history.state);
const isOpen = ({ files }: AppState) => files.train.kind === 'ready';
const isReady = (state: AppState) => isOpen(state) && state.model.kind === 'ready' && state.memory !== null;

async function ready({ state, until }: Studio): Promise<void> {
  await state().openFile(sampleFile());
  await until(isReady);
}

/** Begins the run, and holds it after about half of its steps. */
async function trainHalf(studio: Studio): Promise<void> {
  await ready(studio);
  studio.holdAfter(Math.floor((recorded.trained.reports?.length ?? 0) / 2));
  void studio.state().train();
  await studio.until(({ run }) => run.kind === 'active' && (run.history.latest?.step ?? 0) > 2);
}

async function search({ state }: Studio): Promise<void> {
  state().chooseView('try');
  state().setQuery(query);
  await state().find();
}

/** The built-in model and two others, on the first rows of the data. */
async function withCandidates(studio: Studio): Promise<void> {
  await ready(studio);
  const { addCandidate, addFolder, chooseView } = studio.state();
  chooseView('baseModels');
  addCandidate({ kind: 'builtin' });
  addFolder({ name: 'small', files: [{ path: 'config.json', file: new File(['{}'], 'config.json') }] });
  addCandidate({ kind: 'hub', id: 'sentence-transformers/all-MiniLM-L6-v2', revision: 'main' });
  await studio.until(({ candidates }) => candidates.every(({ bytes }) => bytes !== null));
}

export const states: readonly PageState[] = [
  {
    name: 'empty',
    shows: 'nothing is open yet',
    reach: async () => {},
    holds: ({ files, problems }) => files.train.kind === 'empty' && !problems.data,
  },
  {
    name: 'reading',
    shows: 'a file is being read',
    answers: { openData: halfway(recorded.opened) },
    async reach({ state, holdAfter }) {
      holdAfter(1);
      void state().openFile(sampleFile());
    },
    holds: ({ files }) => files.train.kind === 'reading' && files.train.progress !== null,
  },
  {
    name: 'refused',
    shows: 'a file that cannot be used',
    reach: ({ state }) => state().openFile(brokenFile()),
    holds: ({ problems, refused }) => problems.data !== undefined && refused !== null,
  },
  {
    name: 'data',
    shows: 'data is open, and the base model is not loaded yet',
    async reach({ state }) {
      state().setHub({ id: 'sentence-transformers/all-MiniLM-L6-v2', revision: 'main' });
      await state().openFile(sampleFile());
    },
    holds: (state) => isOpen(state) && state.model.kind === 'unloaded',
  },
  {
    name: 'skipped',
    shows: 'data is open, and some of its rows are skipped',
    answers: { rowWindow: recorded.rowsSkipped },
    reach: ({ state }) => state().openFile(skippedFile()),
    holds: (state) =>
      isReady(state) && state.files.train.kind === 'ready' && state.files.train.report.examples.rejected > 0,
  },
  {
    name: 'loading',
    shows: 'the base model is being loaded',
    answers: { loadModel: halfway(recorded.loaded) },
    async reach({ state, holdAfter }) {
      holdAfter((recorded.opened.reports?.length ?? 0) + 2);
      await state().openFile(sampleFile());
    },
    holds: ({ model }) => model.kind === 'loading' && model.progress !== null,
  },
  { name: 'ready', shows: 'all is ready to train', reach: ready, holds: isReady },
  {
    name: 'too-large',
    shows: 'the run does not fit into the memory',
    answers: { estimateMemory: tooLarge(recorded.memory) },
    reach: ready,
    holds: (state) => isReady(state) && blockedBy(state) === 'doesNotFit',
  },
  {
    name: 'preparing',
    shows: 'a run has begun, and takes no steps yet',
    async reach(studio) {
      await ready(studio);
      studio.holdAfter(1);
      void studio.state().train();
    },
    holds: (state) => runState(state) === 'loading',
  },
  {
    name: 'training',
    shows: 'a run is in progress',
    reach: trainHalf,
    holds: (state) => runState(state) === 'training',
  },
  {
    name: 'paused',
    shows: 'a run is paused',
    async reach(studio) {
      await trainHalf(studio);
      await studio.state().pause();
    },
    holds: (state) => runState(state) === 'paused',
  },
  {
    name: 'stopped',
    shows: 'a run was stopped',
    async reach(studio) {
      await trainHalf(studio);
      await studio.state().stop();
      studio.release();
    },
    holds: (state) => runState(state) === 'stopped' && state.run.kind === 'ended',
  },
  {
    name: 'finished',
    shows: 'a run has finished',
    async reach(studio) {
      await ready(studio);
      await studio.state().train();
    },
    holds: (state) => runState(state) === 'finished' && state.run.kind === 'ended',
  },
  {
    name: 'errors',
    shows: 'the evaluation pairs of a run, its mistakes first',
    async reach(studio) {
      await ready(studio);
      await studio.state().train();
      studio.state().chooseView('errors');
    },
    holds: ({ run, view }) => run.kind === 'ended' && view === 'errors',
  },
  {
    name: 'export',
    shows: 'the files of a run',
    async reach(studio) {
      await ready(studio);
      await studio.state().train();
      studio.state().chooseView('export');
    },
    holds: ({ run, view }) => run.kind === 'ended' && view === 'export',
  },
  {
    name: 'setup',
    shows: 'the setup as a drawer or sheet',
    async reach(studio) {
      await ready(studio);
      studio.state().setSetupOpen(true);
    },
    holds: (state) => isReady(state) && state.setupOpen,
  },
  {
    name: 'failed',
    shows: 'a run has failed',
    answers: { train: recorded.failed },
    async reach(studio) {
      await ready(studio);
      await studio.state().train();
    },
    holds: (state) => runState(state) === 'failed' && state.problems.train !== undefined,
  },
  {
    name: 'evaluated',
    shows: 'the base model was evaluated, without training',
    async reach(studio) {
      await ready(studio);
      await studio.state().evaluateOnly(100);
    },
    holds: ({ run }) =>
      run.kind === 'ended' && run.job === 'evaluate' && run.history.evaluations.length === 1,
  },
  {
    name: 'comparing',
    shows: 'three runs are compared',
    answers: {
      train: ({ recipe }) =>
        worse(recorded.trained, recipe.loss === 'ContrastiveLoss' ? recipe.learningRate * 150 : 0.08),
      compareRuns: { end: { result: paired } },
    },
    async reach(studio) {
      await ready(studio);
      const { train, setField, chooseLoss, toggleCompared, openView } = studio.state();
      for (const prepare of [
        () => {},
        () => setField('learningRate', 5e-5),
        () => chooseLoss('CosineSimilarityLoss'),
      ]) {
        prepare();
        await train();
      }
      for (const { id } of studio.state().runs) {
        if (!comparedRuns(studio.state()).some((run) => run.id === id)) toggleCompared(id);
      }
      openView('compare');
    },
    holds: (state) => state.view === 'compare' && comparedRuns(state).length === 3,
  },
  {
    name: 'comparing-models',
    shows: 'base models are being compared',
    async reach(studio) {
      await withCandidates(studio);
      studio.holdAfter(3);
      void studio.state().compareBaseModels();
    },
    holds: ({ comparingModels }) =>
      comparingModels?.measured.length === 1 && comparingModels.progress !== null,
  },
  {
    name: 'compared-models',
    shows: 'base models were compared',
    async reach(studio) {
      await withCandidates(studio);
      await studio.state().compareBaseModels();
    },
    holds: ({ comparingModels, modelComparisons }) =>
      comparingModels === null && modelComparisons.length === 1,
  },
  {
    name: 'searching',
    shows: 'sentences are being embedded for a search',
    answers: { search: halfway(recorded.searchedBase) },
    async reach(studio) {
      await ready(studio);
      // Held from the report on, however many other answers are under way.
      const reported = studio.until(({ search: { indexing } }) => {
        if (indexing === null) return false;
        studio.holdAfter(0);
        return true;
      });
      void search(studio);
      await reported;
    },
    holds: (state) =>
      state.view === 'try' && state.search.kind === 'searching' && state.search.indexing !== null,
  },
  {
    name: 'searched',
    shows: 'a search under the base model and the fine-tuned one',
    async reach(studio) {
      await ready(studio);
      await studio.state().train();
      await search(studio);
    },
    holds: ({ search: { kind, found } }) => kind === 'idle' && (found?.tuned ?? null) !== null,
  },
];

/** A store on its way into a state, and when it is there. */
export function show({ answers, reach, holds }: PageState): {
  readonly store: AppStore;
  readonly reached: Promise<void>;
} {
  const { tick, ...pace } = createPace();
  const store = createAppStore(createReplayTrainer({ ...recording, ...answers }, tick));
  const until = (wanted: (state: AppState) => boolean) => becomes(store, wanted);
  const studio: Studio = { ...pace, until, state: () => store.getState() };
  return { store, reached: reach(studio).then(() => until(holds)) };
}

const becomes = (store: AppStore, wanted: (state: AppState) => boolean) =>
  new Promise<void>((resolve) => {
    if (wanted(store.getState())) return resolve();
    const stop = store.subscribe((state) => {
      if (!wanted(state)) return;
      stop();
      resolve();
    });
  });

function createPace(): Pick<Studio, 'holdAfter' | 'release'> & { readonly tick: () => Promise<void> } {
  let left = Infinity;
  const held: (() => void)[] = [];
  return {
    tick: () => (left-- > 0 ? Promise.resolve() : new Promise((resolve) => held.push(resolve))),
    holdAfter(count) {
      left = count;
    },
    release() {
      left = Infinity;
      for (const go of held.splice(0)) go();
    },
  };
}
