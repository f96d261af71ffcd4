/** Base models on the same rows, without training: the candidates, and the comparison that is made of them. */

import {
  asBaseModel,
  asItsFilesSay,
  type ComparedFrom,
  comparedRows,
  withComparison,
  type KeptModel,
  type ModelComparison,
} from '../../../core/baseModels/comparison';
import { toProblem } from '../../../core/errors';
import { builtinModel } from '../../../core/model/builtin';
import { baseModelId } from '../../../core/recipe/changes';
import type { BaseModel } from '../../../core/recipe/types';
import { titleOf } from '../../../core/run/comparison/sameRows';
import type { Progress } from '../../../core/run/events';
import type { EvaluatedRun } from '../../../core/run/record/evaluatedRun';
import { onnxTitle } from '../../../core/run/onnx/files';
import type { Precision } from '../../../core/run/precisions';
import { recordVersion } from '../../../core/run/record/record';
import { secondsLeft } from '../../../core/run/remaining';
import { sameValue } from '../../../core/sameValue';
import type { ModelSource } from '../../../protocol/calls';
import { candidateOf, expectedOf, pairsNotAtHand } from '../../compare/candidates';
import { thinned } from '../../pace/batch';
import { factsNow, runOf } from '../../runs';
import type { BaseModelsSlice, Candidate, Comparing } from '../../shapes/baseModels';
import type { Slice } from '../slice';
import { comparedSource } from './modelSource';
import { folderCandidates } from './newCandidates';

/** Whatever the pooling and prompts of an ONNX file. */
const sameModel = (one: ComparedFrom, other: ComparedFrom): boolean =>
  sameValue(withoutSettings(one), withoutSettings(other));
const withoutSettings = (from: ComparedFrom): ComparedFrom =>
  from.kind === 'onnx' ? { ...from, settings: asItsFilesSay } : from;

/** The part of measuring that takes nearly all of its time. */
const mainPart = 'training.progress.evaluating';

export const createBaseModelsSlice: Slice<BaseModelsSlice> =
  ({ trainer, tasks }) =>
  (set, get) => {
    let last = 0;

    const change = (id: number, part: Partial<Candidate>) =>
      set(({ candidates }) => ({
        candidates: candidates.map((one) => (one.id === id ? { ...one, ...part } : one)),
      }));
    const update = (part: Partial<Comparing>) =>
      set(({ comparingModels }) => ({ comparingModels: comparingModels && { ...comparingModels, ...part } }));

    const add = (candidate: Omit<Candidate, 'id' | 'problem'>): number => {
      const id = ++last;
      set(({ candidates }) => ({ candidates: [...candidates, { ...candidate, id, problem: null }] }));
      return id;
    };

    const sizeUp = (id: number, source: Exclude<ModelSource, { readonly kind: 'builtin' }>) =>
      trainer.call('modelSize', source).then(
        (size) => change(id, size),
        (error: unknown) => change(id, { problem: toProblem(error) }),
      );

    const askOnnxSize = (id: number, from: Extract<BaseModel, { kind: 'hub' }>, onnx: Precision) =>
      trainer.call('hubSize', { ...from, endpoint: get().preferences.endpoint, onnx }).then(
        ({ bytes, cached }) => change(id, { bytes, remote: !cached }),
        (error: unknown) => change(id, { problem: toProblem(error) }),
      );

    /** The models from the `index`-th on; null where one of them is not known. */
    const expectedFrom = (index: number) =>
      get()
        .candidates.slice(index)
        .map((one) => expectedOf(get(), one))
        .reduce<number | null>((sum, one) => (sum === null || !one ? null : sum + one.seconds), 0);

    const measure = async (candidate: Candidate, index: number, of: EvaluatedRun, signal: AbortSignal) => {
      const { from, title } = candidate;
      update({ candidate: candidate.id, progress: null, remaining: expectedFrom(index) });
      const source = comparedSource(candidate, get().preferences.endpoint);
      let part: { readonly code: string; readonly done: number; readonly at: number } | null = null;
      const show = thinned(({ progress, left }: { progress: Progress; left: number | null }) => {
        const rest = expectedFrom(left === null ? index : index + 1);
        update({ progress, remaining: rest === null ? null : rest + (left ?? 0) });
      });
      const onReport = (progress: Progress) => {
        const now = { code: progress.what.code, done: progress.done, at: performance.now() / 1000 };
        if (part?.code !== now.code) part = now;
        show({ progress, left: now.code === mainPart ? secondsLeft(part, now, progress.total) : null });
      };
      const model = await trainer.call('measureModel', { source, of }, { signal, onReport });
      signal.throwIfAborted();
      change(candidate.id, { bytes: model.bytes, work: model.work, remote: false, problem: null });
      return { ...model, from, name: title === '' ? model.name : title };
    };

    return {
      candidates: [],
      rowChoice: 'first',
      comparingModels: null,
      modelComparisons: [],

      addCandidate(from) {
        if (get().candidates.some((one) => sameModel(one.from, from))) return;
        const base = { from, folder: null, bytes: null, work: null, remote: false };
        switch (from.kind) {
          case 'builtin': {
            const { bytes, work } = builtinModel;
            add({ ...base, title: '', bytes, work });
            break;
          }
          case 'run': {
            const run = runOf(get(), from.id);
            if (run) add({ ...base, title: titleOf(run), bytes: run.modelBytes });
            break;
          }
          case 'hub':
            void sizeUp(add({ ...base, title: baseModelId(from) }), {
              ...from,
              endpoint: get().preferences.endpoint,
            });
            break;
          case 'onnx': {
            if (from.of.kind !== 'hub') break;
            const title = onnxTitle(baseModelId(from.of), from.precision);
            void askOnnxSize(add({ ...base, title }), from.of, from.precision);
          }
        }
      },

      addFolder(folder) {
        const titles = get().candidates.map(({ title }) => title);
        for (const one of folderCandidates(folder, titles)) {
          const id = add(one);
          if (one.from.kind === 'folder') void sizeUp(id, { ...one.from, files: folder.files });
        }
      },

      removeCandidate: (id) =>
        set(({ candidates }) => ({ candidates: candidates.filter((one) => one.id !== id) })),

      setOnnxSettings: (id, settings) =>
        set(({ candidates }) => ({
          candidates: candidates.map((one) =>
            one.id === id && one.from.kind === 'onnx' ? { ...one, from: { ...one.from, settings } } : one,
          ),
        })),

      setRowChoice: (rowChoice) => set({ rowChoice }),

      async compareBaseModels() {
        const { candidates, rowChoice, recipe, run, comparingModels } = get();
        const facts = factsNow(get());
        if (!facts || candidates.length === 0 || run.kind === 'active' || comparingModels) return;
        get().dismissProblem('results');
        const [stop, end] = [tasks.begin('measureModels'), tasks.begin('compareModels')];
        const of = comparedRows(recipe, rowChoice);
        const none = { candidate: null, progress: null, remaining: null, measured: [], stopping: false };
        set({ comparingModels: none, candidates: candidates.map((one) => ({ ...one, problem: null })) });
        const measured: KeptModel[] = [];
        try {
          for (const [i, candidate] of candidates.entries()) {
            if (stop.aborted) break;
            try {
              measured.push(await measure(candidate, i, of, stop));
              update({ measured: [...measured] });
            } catch (error) {
              if (stop.aborted) break;
              change(candidate.id, { problem: toProblem(error) });
            }
          }
          if (end.aborted || measured.length === 0) return;
          update({ candidate: null, progress: null, remaining: null });
          const models = measured.map(({ evaluation }) => evaluation);
          const onReport = thinned((progress: Progress) => update({ progress }));
          const ranked = await trainer.call('rankModels', { of, models }, { signal: end, onReport });
          end.throwIfAborted();
          const comparison: ModelComparison = {
            version: recordVersion,
            comparedAt: Date.now(),
            data: facts.data,
            evaluationFile: rowChoice === 'evaluation' ? facts.evaluationFile : null,
            rows: rowChoice,
            recipe,
            notes: ranked.notes,
            models: measured,
            ranking: ranked.ranking,
          };
          set(({ modelComparisons }) => ({ modelComparisons: withComparison(modelComparisons, comparison) }));
          get().keepComparison(comparison);
        } catch (error) {
          if (!end.aborted) get().report('results', error);
        } finally {
          if (!end.aborted) set({ comparingModels: null });
        }
      },

      stopComparing() {
        update({ stopping: true });
        tasks.abort('measureModels');
      },

      interruptComparing() {
        tasks.abort('measureModels');
        tasks.abort('compareModels');
        if (get().comparingModels) set({ comparingModels: null });
      },

      takeAsBase(row) {
        const baseModel = asBaseModel(row.from);
        const folder = candidateOf(get(), row)?.folder ?? null;
        if (baseModel?.kind === 'builtin') get().chooseBaseModel(baseModel);
        if (baseModel?.kind === 'folder' && folder) get().chooseFolder(folder);
        if (baseModel?.kind === 'hub') {
          get().setHub({ id: baseModel.id, revision: baseModel.revision });
          void get().loadModel();
        }
      },

      async comparedTexts(comparison) {
        const { recipe, rows } = comparison;
        if (pairsNotAtHand(get(), comparison)) return null;
        try {
          return await trainer.call('evaluationTexts', comparedRows(recipe, rows));
        } catch (error) {
          get().report('results', error);
          return null;
        }
      },
    };
  };
