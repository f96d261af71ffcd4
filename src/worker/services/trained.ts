/** The models that runs have trained: that of the last run is in memory, others are read from where they are kept. */

import { message } from '../../messages/message';
import { DataError, DeviceError } from '../../core/errors';
import type { Compute } from '../../core/recipe/types';
import type { Progress } from '../../core/run/events';
import { createTokenStore } from '../../ml/encoder/tokenStore';
import { SentenceEncoder } from '../../ml/encoder/encoder';
import { adapterFiles, modelFiles } from '../../ml/export/results';
import { subfolder } from '../../ml/model/files/files';
import type { Device } from '../../ml/run/device';
import { readModel } from '../../ml/sources/readModel';
import type { RunResult, TrainedModel } from '../../ml/train/runs';
import type { CallContext, Handlers } from '../calls/handlers';
import type { KeptModel, KeptModels } from '../storage/keptModels';

/** A model, and what identifies its weights: other weights have another object. */
export type OpenedModel = Pick<TrainedModel, 'description' | 'encoder' | 'tokens'> & {
  readonly identity: object;
};

/** The folders of a kept model. */
const folders = { model: 'model', adapter: 'adapter' } as const;

export interface TrainedModels {
  readonly handlers: Handlers<'keepModel'>;
  /** The result of the training run of this id, as long as its model is in memory. */
  result(id: string): RunResult | null;
  /**
   * A run's model. One that is read takes the place of the one before it; no call may be using that any more.
   * @throws ProblemError where it is neither in memory nor kept, or its bytes are damaged
   */
  open(id: string, compute: Compute, context: CallContext<Progress>): Promise<OpenedModel>;
  /** A kept model or its adapter; null where there is none. */
  kept(
    id: string,
    what: keyof typeof folders,
    context: CallContext<Progress>,
  ): Promise<Pick<KeptModel, 'files' | 'prompts'> | null>;
  /** Takes over the result of a training run that has ended. */
  take(id: string, result: RunResult): void;
  /** Frees the model that was read, unless it is that of this run. */
  release(except: string | null): void;
}

interface Deps {
  readonly store: KeptModels;
  readonly device: Pick<Device, 'choice' | 'start' | 'guard'>;
  /** Frees the last run's encoder. */
  readonly forget: (result: RunResult) => void;
}

export function createTrainedModels({ store, device, forget }: Deps): TrainedModels {
  let memory: { readonly id: string; readonly result: RunResult } | null = null;
  let read: { readonly id: string; readonly model: OpenedModel } | null = null;
  /** Models are opened one after the other: there may be no room for two. */
  let turn: Promise<unknown> = Promise.resolve();

  const result = (id: string) => (memory?.id === id && memory.result.encoder.present ? memory.result : null);

  const release = (except: string | null) => {
    if (!read || read.id === except) return;
    read.model.encoder.dispose();
    read = null;
  };

  const missing = (id: string) =>
    memory?.id === id
      ? new DeviceError(message('worker.tuned.lost'), message('worker.tuned.trainAgain'))
      : new DataError(message('worker.tuned.gone'), message('worker.tuned.trainAgain'));

  /** The kept model, whose bytes are compared with their checksum. */
  async function keptOne(id: string, { signal, report }: CallContext<Progress>): Promise<KeptModel | null> {
    const total = (await store.list()).get(id) ?? 0;
    const what = message('worker.progress.openingModel');
    return store.open(id, { signal, onProgress: (done) => report({ what, done, total }) });
  }

  async function openNow(id: string, compute: Compute, context: CallContext<Progress>): Promise<OpenedModel> {
    const there = result(id);
    if (there) return { ...there, identity: there };
    if (read?.id === id && read.model.encoder.present) return read.model;
    if (!(await store.has(id))) throw missing(id);
    await device.start(device.choice ?? compute);
    context.signal.throwIfAborted();
    release(null);
    if (memory && (await store.has(memory.id))) forget(memory.result);
    const kept = await keptOne(id, context);
    if (!kept) throw missing(id);
    const folder = await readModel(subfolder(kept.files, folders.model), context.report);
    const description = { ...folder, prompts: kept.prompts };
    const { config } = description;
    const encoder = await SentenceEncoder.create(config, description.weights());
    const tokens = createTokenStore(description, config.maxSeqLength);
    const model = { description, encoder, tokens, identity: description };
    read = { id, model };
    return model;
  }

  return {
    result,
    release,
    open(id, compute, context) {
      const opening = turn.then(() => {
        context.signal.throwIfAborted();
        return openNow(id, compute, context);
      });
      turn = opening.catch(() => {});
      return opening;
    },
    async kept(id, what, context) {
      const kept = await keptOne(id, context);
      const files = kept && subfolder(kept.files, folders[what]);
      return files && files.paths.length > 0 ? { files, prompts: kept.prompts } : null;
    },
    take(id, taken) {
      memory = { id, result: taken };
    },
    handlers: {
      async keepModel({ id }, { signal, report }) {
        const there = result(id);
        if (!there) throw missing(id);
        const { name, prompts } = there.description;
        const parts = { model: await modelFiles(there), adapter: adapterFiles(there) ?? [] };
        const files = (['model', 'adapter'] as const).flatMap((part) =>
          parts[part].map((file) => ({ ...file, path: `${folders[part]}/${file.path}` })),
        );
        const total = files.reduce((sum, { size }) => sum + size, 0);
        const what = message('worker.progress.keepingModel');
        const onProgress = (done: number) => report({ what, done, total });
        return device.guard(store.keep(id, { name, prompts, files }, { signal, onProgress }));
      },
    },
  };
}
