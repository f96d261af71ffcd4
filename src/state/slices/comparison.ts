/** Two sentences and their cosine under each model, computed again whenever a sentence or a model changes. */

import { logError } from '../../client/log';
import { isAbort, toProblem } from '../../core/errors';
import { cosine } from '../../core/metrics/cosine';
import type { ModelSide } from '../../core/model/types';
import { modelSettingsOf } from '../../core/recipe/modelSettings';
import type { AppState, ComparisonSlice } from '../appState';
import { lastOf } from '../exploring';
import { askingOf, sidesOf, tunedId } from '../models';
import { sleep, typingDelay } from '../pace/sleep';
import { openFileOf } from '../stages';
import type { Slice } from './slice';

export const createComparisonSlice: Slice<ComparisonSlice> =
  ({ trainer, tasks }) =>
  (set, get) => {
    let seen = false;
    let typed = false;

    const ask = async (delay: number) => {
      if (!seen || get().run.kind === 'active') return;
      const signal = tasks.begin('compare');
      const { pair, comparison } = get();
      const ready = pair.first.trim() !== '' && pair.second.trim() !== '' && askingOf(get()) === 'ready';
      set({ comparison: ready ? { kind: 'asking', last: lastOf(comparison) } : { kind: 'none' } });
      if (!ready) return;
      await sleep(delay);
      if (signal.aborted) return;
      try {
        if (get().model.kind !== 'ready') {
          // It shows its own problem; once it is loaded, the models are asked again.
          await get().loadModel();
          if (!signal.aborted) set({ comparison: { kind: 'none' } });
          return;
        }
        const found: Partial<Record<ModelSide, number>> = {};
        for (const model of sidesOf(get())) {
          const { recipe, modelOpening } = get();
          const run = model === 'tuned' ? tunedId(get()) : null;
          const asked = { run, compute: recipe.compute, settings: modelSettingsOf(recipe) };
          const texts = [pair.first, pair.second];
          const options = { signal, onReport: modelOpening };
          const [a, b] = await trainer.call('embed', { ...asked, texts }, options);
          found[model] = cosine(a, b);
        }
        signal.throwIfAborted();
        const { base = NaN, tuned = null } = found;
        set({ comparison: { kind: 'known', last: { of: pair, base, tuned } } });
      } catch (error) {
        if (signal.aborted || isAbort(error)) return;
        logError(error);
        set({ comparison: { kind: 'failed', problem: toProblem(error) } });
      } finally {
        if (!signal.aborted) get().modelOpening(null);
      }
    };

    return {
      pair: { first: '', second: '' },
      comparison: { kind: 'none' },
      setSentence(which, text) {
        [seen, typed] = [true, true];
        set({ pair: { ...get().pair, [which]: text } });
        void ask(typingDelay);
      },
      pairSeen() {
        if (seen) return;
        seen = true;
        void ask(0);
      },

      proposePair() {
        if (typed) return;
        const [first = '', second = ''] = nearMissOf(get()) ?? [];
        const { pair } = get();
        if (first === pair.first && second === pair.second) return;
        set({ pair: { first, second } });
        void ask(0);
      },

      compare: () => void ask(0),

      pauseComparison() {
        tasks.abort('compare');
        get().modelOpening(null);
        const last = lastOf(get().comparison);
        set({ comparison: last ? { kind: 'known', last } : { kind: 'none' } });
      },

      clearComparison() {
        tasks.abort('compare');
        set({ comparison: { kind: 'none' } });
      },

      compareAnother() {
        const last = lastOf(get().comparison);
        get().pauseComparison();
        if (last) set({ comparison: { kind: 'known', last: { ...last, tuned: null } } });
        void ask(0);
      },

      compareAfterRun() {
        const { run, comparison, pair } = get();
        const last = lastOf(comparison);
        const failed = run.kind === 'ended' && run.history.state === 'failed';
        // The base model is the same after a failed run; to ask it again would only repeat the failure.
        if (failed && last?.of === pair) {
          set({ comparison: { kind: 'known', last: { ...last, tuned: null } } });
        } else {
          void ask(0);
        }
      },
    };
  };

const nearMissOf = ({ files }: AppState) => openFileOf(files.train)?.report.examples.nearMiss ?? null;
