/** The encoders of the two models that are compared: a run's, and the base model's, which is made when it is first needed. */

import type { RecipeError } from '../../core/errors';
import type { ModelSettings } from '../../core/recipe/modelSettings';
import type { Compute } from '../../core/recipe/types';
import type { Progress } from '../../core/run/events';
import { SentenceEncoder } from '../../ml/encoder/encoder';
import { checkLargestTensor } from '../../ml/memory/estimate';
import { withSettings } from '../../ml/model/settings';
import type { ModelDescription } from '../../ml/model/types';
import type { RunResult } from '../../ml/train/runs';
import { createTokenStore, type TokenStore } from '../../ml/encoder/tokenStore';
import type { Device } from '../../ml/run/device';
import type { CallContext } from '../calls/handlers';
import type { ModelService } from './model';
import type { OpenedModel, TrainedModels } from './trained';

export interface Encoders {
  /** Works with one model's encoder, which stays until the work ends. The work's signal is aborted by `release` too. */
  use<T>(
    asked: Asked,
    context: CallContext<Progress>,
    work: (opened: OpenedModel, signal: AbortSignal) => Promise<T>,
  ): Promise<T>;
  /** Work with an encoder of its own: refused during a run, ended by `release`. @param run the run whose model it uses */
  during<T>(
    run: string | null,
    context: CallContext<Progress>,
    work: (context: CallContext<Progress>) => Promise<T>,
  ): Promise<T>;
  /** Ends the work under way, which fails with `reason`, and frees the base model's encoder. */
  release(reason: Error): Promise<void>;
}

/** Which model, computed where unless a device is in use already, and how the base model is read. */
export interface Asked {
  /** The id of the run that trained it; null for the base model. */
  readonly run: string | null;
  readonly compute: Compute;
  readonly settings: ModelSettings;
}

interface Deps {
  /** Whether the open data has one sentence a row. */
  readonly single: () => boolean;
  readonly models: ModelService;
  readonly device: Pick<Device, 'choice' | 'start'>;
  /** What the last run left. */
  readonly current: () => RunResult | null;
  readonly trained: Pick<TrainedModels, 'open'>;
  /** Why no model can be used now; null where one can. */
  readonly occupied: () => RecipeError | null;
}

interface BaseModel {
  readonly description: ModelDescription;
  readonly tokens: TokenStore;
  readonly making: AbortController;
  readonly encoder: Promise<SentenceEncoder>;
}

export function createEncoders({ single, models, device, current, trained, occupied }: Deps): Encoders {
  const working = new Map<
    AbortController,
    { readonly run: string | null; readonly doing: Promise<unknown> }
  >();
  let base: BaseModel | null = null;

  /** A run's model, once no earlier call uses that of another run, whose place it may take. */
  async function openTuned(run: string, { compute }: Asked, context: CallContext<Progress>) {
    const others = [...working.values()].filter((one) => one.run !== null && one.run !== run);
    await Promise.allSettled(others.map(({ doing }) => doing));
    return trained.open(run, compute, context);
  }

  async function openBase(
    { compute, settings }: Asked,
    context: CallContext<Progress>,
  ): Promise<OpenedModel> {
    const description = withSettings(await models.model(context), settings, single());
    await device.start(device.choice ?? compute);
    context.signal.throwIfAborted();
    const result = current();
    const known = result?.description === description ? result : null;
    // Where nothing was trained, the last run's encoder has the base model's weights.
    if (known && !known.trained && known.encoder.present) return { ...known, identity: description };
    const { tokens, encoder } = await baseOf(description, known?.tokens);
    return { description, encoder, tokens, identity: description };
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
    const { config } = description;
    checkLargestTensor(config, null);
    const making = new AbortController();
    return {
      description,
      making,
      // Sentences are cut where the run cut them.
      tokens: tokens ?? createTokenStore(description, config.maxSeqLength),
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

  const during: Encoders['during'] = async (run, { signal, report }, work) => {
    const refusal = occupied();
    if (refusal) throw refusal;
    const end = new AbortController();
    const doing = work({ signal: AbortSignal.any([signal, end.signal]), report });
    working.set(end, { run, doing });
    try {
      return await doing;
    } finally {
      working.delete(end);
    }
  };

  return {
    during,
    use(asked, given, work) {
      const { run } = asked;
      return during(run, given, async (context) =>
        work(
          await (run === null ? openBase(asked, context) : openTuned(run, asked, context)),
          context.signal,
        ),
      );
    },
    async release(reason) {
      for (const end of working.keys()) end.abort(reason);
      base?.making.abort(reason);
      await Promise.allSettled([...working.values()].map(({ doing }) => doing));
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
