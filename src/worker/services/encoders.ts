/** The encoders of the two models: the tuned one is the last run's, the base model's is made when it is first needed. */

import { message } from '../../messages/message';
import { DataError, DeviceError, RecipeError } from '../../core/errors';
import type { ModelSide } from '../../core/model/types';
import type { Compute } from '../../core/recipe/types';
import type { Progress } from '../../core/run/events';
import { SentenceEncoder } from '../../ml/encoder/encoder';
import { checkLargestTensor } from '../../ml/memory/estimate';
import type { ModelDescription } from '../../ml/model/types';
import type { RunResult } from '../../ml/train/runs';
import { createTokenStore, type TokenStore } from '../../ml/encoder/tokenStore';
import type { Device } from '../../ml/run/device';
import type { CallContext } from '../calls/handlers';
import type { ModelService } from './model';

export interface Opened {
  readonly encoder: SentenceEncoder;
  readonly tokens: TokenStore;
  /** Identifies the weights: other weights have another object. */
  readonly identity: object;
}

export interface Encoders {
  /** Works with one model's encoder, which stays until the work ends. The work's signal is aborted by `release` too. */
  use<T>(
    side: ModelSide,
    compute: Compute,
    context: CallContext<Progress>,
    work: (opened: Opened, signal: AbortSignal) => Promise<T>,
  ): Promise<T>;
  /** Ends the work under way, which fails with `reason`, and frees the base model's encoder. */
  release(reason: Error): Promise<void>;
}

interface Deps {
  readonly models: ModelService;
  readonly device: Pick<Device, 'choice' | 'start'>;
  /** What the last run left. */
  readonly current: () => RunResult | null;
  readonly running: () => boolean;
}

interface BaseModel {
  readonly description: ModelDescription;
  readonly tokens: TokenStore;
  readonly making: AbortController;
  readonly encoder: Promise<SentenceEncoder>;
}

export function createEncoders({ models, device, current, running }: Deps): Encoders {
  const working = new Map<AbortController, Promise<unknown>>();
  let base: BaseModel | null = null;

  function openTuned(): Opened {
    const result = current();
    if (!result?.plan) {
      throw new DataError(message('worker.tuned.none'), message('worker.tuned.none.next'));
    }
    if (!result.encoder.present) {
      throw new DeviceError(message('worker.tuned.lost'), message('worker.tuned.lost.next'));
    }
    return { ...result, identity: result };
  }

  async function openBase(compute: Compute, context: CallContext<Progress>): Promise<Opened> {
    const description = await models.model(context);
    await device.start(device.choice ?? compute);
    context.signal.throwIfAborted();
    const result = current();
    const known = result?.description === description ? result : null;
    // Where nothing was trained, the last run's encoder has the base model's weights.
    if (known && !known.plan && known.encoder.present) return { ...known, identity: description };
    const { tokens, encoder } = await baseOf(description, known?.tokens);
    return { encoder, tokens, identity: description };
  }

  /** The present one, unless it is of another model or was lost with its device. */
  async function baseOf(description: ModelDescription, tokens?: TokenStore) {
    const there = base?.description === description ? base : null;
    if (there && (await there.encoder).present) return { ...there, encoder: await there.encoder };
    void free(new DOMException('Replaced.', 'AbortError'));
    const made = make(description, tokens);
    base = made;
    made.encoder.catch(() => {
      if (base === made) base = null;
    });
    return { ...made, encoder: await made.encoder };
  }

  function make(description: ModelDescription, tokens?: TokenStore): BaseModel {
    const { config, tokenizer } = description;
    checkLargestTensor(config);
    const making = new AbortController();
    return {
      description,
      making,
      // Sentences are cut where the run cut them.
      tokens: tokens ?? createTokenStore(tokenizer, config.maxSeqLength),
      encoder: SentenceEncoder.create(config, until(making.signal, description.weights())),
    };
  }

  async function free(reason: Error) {
    const former = base;
    base = null;
    former?.making.abort(reason);
    const encoder = await former?.encoder.catch(() => null);
    encoder?.dispose();
  }

  return {
    async use(side, compute, { signal, report }, work) {
      if (running()) {
        throw new RecipeError(message('worker.run.usesModel'), message('worker.run.active.next'));
      }
      const end = new AbortController();
      const either = AbortSignal.any([signal, end.signal]);
      const context = { signal: either, report };
      const doing = (async () =>
        work(side === 'tuned' ? openTuned() : await openBase(compute, context), either))();
      working.set(end, doing);
      try {
        return await doing;
      } finally {
        working.delete(end);
      }
    },
    async release(reason) {
      for (const end of working.keys()) end.abort(reason);
      base?.making.abort(reason);
      await Promise.allSettled(working.values());
      await free(reason);
    },
  };
}

/** Ends with the signal's reason once it is aborted. */
async function* until<T>(signal: AbortSignal, items: AsyncIterable<T>): AsyncGenerator<T> {
  for await (const item of items) {
    signal.throwIfAborted();
    yield item;
  }
}
