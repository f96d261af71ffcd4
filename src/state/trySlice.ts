/** Two sentences and their cosine under each model, asked anew whenever a sentence or a model changes. */

import { logError } from '../client/log';
import { isAbort, type Problem, toProblem } from '../core/errors';
import { cosine } from '../core/metrics/cosine';
import type { ModelSide } from '../core/model/types';
import { askingOf, sidesOf } from './models';
import type { Slice } from './slice';
import { openFileOf } from './stages';
import type { AppState } from './store';

export interface Pair {
  readonly first: string;
  readonly second: string;
}

export interface Cosines {
  readonly of: Pair;
  readonly base: number;
  /** Null where there is no fine-tuned model beside the base model. */
  readonly tuned: number | null;
}

/** `asking` keeps what was known before. */
export type Comparison =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking'; readonly last: Cosines | null }
  | { readonly kind: 'known'; readonly last: Cosines }
  | { readonly kind: 'failed'; readonly problem: Problem };

export interface TrySlice {
  readonly pair: Pair;
  readonly comparison: Comparison;
  /** The answer comes by itself, once nothing is typed for a moment. */
  setSentence(which: keyof Pair, text: string): void;
  /** To be told that the pair is looked at: nothing is computed before. */
  pairSeen(): void;
}

/** Milliseconds after the last key before the models are asked. */
export const typingDelay = 250;

export const createTrySlice: Slice<TrySlice> =
  ({ trainer, tasks }) =>
  (set, get, store) => {
    let seen = false;
    let typed = false;

    const ask = async (delay: number) => {
      if (!seen || get().run.kind === 'active') return;
      const signal = tasks.begin('compare');
      const { pair, comparison } = get();
      const ready = pair.first.trim() !== '' && pair.second.trim() !== '' && askingOf(get()) === 'ready';
      set({ comparison: ready ? { kind: 'asking', last: lastOf(comparison) } : { kind: 'none' } });
      if (!ready) return;
      await new Promise((resolve) => setTimeout(resolve, delay));
      if (signal.aborted) return;
      try {
        if (get().model.kind !== 'ready') {
          // It shows its own problem; once it is loaded, the pair is asked anew.
          await get().loadModel();
          if (!signal.aborted) set({ comparison: { kind: 'none' } });
          return;
        }
        const found: Partial<Record<ModelSide, number>> = {};
        for (const model of sidesOf(get())) {
          const { compute } = get().recipe;
          const texts = [pair.first, pair.second];
          const [a, b] = await trainer.call('embed', { model, compute, texts }, { signal });
          found[model] = cosine(a, b);
        }
        signal.throwIfAborted();
        const { base = NaN, tuned = null } = found;
        set({ comparison: { kind: 'known', last: { of: pair, base, tuned } } });
      } catch (error) {
        if (signal.aborted || isAbort(error)) return;
        logError(error);
        set({ comparison: { kind: 'failed', problem: toProblem(error) } });
      }
    };

    /** After a run that failed the base model is what it was, and to ask it anew would only repeat the fault. */
    const runEnded = ({ run, comparison, pair }: AppState) => {
      const last = lastOf(comparison);
      const failed = run.kind === 'ended' && run.history.state === 'failed';
      if (failed && last?.of === pair) set({ comparison: { kind: 'known', last: { ...last, tuned: null } } });
      else void ask(0);
    };

    /** A run takes the models away: what is known stays. */
    const giveUp = () => {
      tasks.abort('compare');
      const last = lastOf(get().comparison);
      set({ comparison: last ? { kind: 'known', last } : { kind: 'none' } });
    };

    store.subscribe((now, before) => {
      if (now.files.train !== before.files.train && !typed) {
        const [first = '', second = ''] = nearMissOf(now) ?? [];
        if (first !== now.pair.first || second !== now.pair.second) {
          set({ pair: { first, second } });
          void ask(0);
        }
      }
      if (now.run.kind === 'active' && before.run.kind !== 'active') giveUp();
      const ended = now.run.kind === 'ended' && before.run.kind === 'active';
      const retry = now.recipe.compute !== before.recipe.compute && now.comparison.kind === 'failed';
      if (ended) runEnded(now);
      else if (retry || (now.model !== before.model && now.model.kind === 'ready')) void ask(0);
      else if (now.model.kind === 'unloaded' && before.model.kind !== 'unloaded') {
        tasks.abort('compare');
        set({ comparison: { kind: 'none' } });
      }
    });

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
    };
  };

export const lastOf = (comparison: Comparison): Cosines | null =>
  comparison.kind === 'known' || comparison.kind === 'asking' ? comparison.last : null;

const nearMissOf = ({ files }: AppState) => openFileOf(files.train)?.report.examples.nearMiss ?? null;
