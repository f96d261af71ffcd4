/** The base model: read from where the person chose, or else the built-in one. */

import { message } from '../../messages/message';
import { modelReport, readModel } from '../../ml/sources/readModel';
import type { ModelDescription, ModelFiles } from '../../ml/model/types';
import { builtinFiles } from '../../ml/sources/builtin';
import { changeableFiles, folderFiles } from '../../ml/sources/folder';
import { folderSize } from '../../ml/sources/folderSize';
import { hubFiles, hubModelSize, hubSize } from '../../ml/sources/hub';
import { browserTransport, type Transport } from '../../ml/sources/request';
import { isSingle, withSettings } from '../../ml/model/settings';
import { measureTokens } from '../../ml/encoder/tokenLengths';
import type { Progress } from '../../core/run/events';
import type { Precision } from '../../core/run/precisions';
import type { ModelSource } from '../../protocol/calls';
import type { CallContext, HandlersOf } from '../calls/handlers';
import { yieldToEventLoop } from '../pace/yieldToEventLoop';
import { builtinModel } from '../platform/addresses';
import { explainPolicy } from '../platform/policy';
import { createOpfsCache } from '../storage/opfsCache';
import type { DataService } from './data';
import { zippedTraining } from './trainingFolder';

export interface ModelService {
  readonly handlers: HandlersOf<'model'>;
  /** The loaded model; loads the built-in one where none was chosen. */
  model(context: CallContext<Progress>): Promise<ModelDescription>;
  /** The files that a model is read from, with its ONNX file where a precision is named. */
  files(source: ModelSource, context: CallContext<Progress>, onnx: Precision): Promise<ModelFiles>;
  /** Reads a model without loading it: the loaded one stays. */
  read(source: ModelSource, context: CallContext<Progress>): Promise<ModelDescription>;
  /** Calls the listener when another model has replaced one. */
  onChange(listener: () => void): void;
}

export function createModelService(data: DataService): ModelService {
  const cache = createOpfsCache();
  const listeners: (() => void)[] = [];
  let loaded: ModelDescription | null = null;

  async function filesOf(
    source: ModelSource,
    { signal, report }: CallContext<Progress>,
    onnx: Precision | null = null,
  ): Promise<ModelFiles> {
    const what = message('worker.progress.loadingModel');
    const onProgress = (done: number, total: number) => report({ what, done, total });
    switch (source.kind) {
      case 'builtin':
        return builtinFiles(source.files ?? builtinModel, { signal, onProgress });
      case 'folder':
        return changeableFiles(folderFiles(source.name, source.files), message('model.next.chooseAgain'));
      case 'hub': {
        const sleep: Transport['sleep'] = (ms, until) => {
          report({ what: message('worker.progress.retrying'), done: 0, total: 0 });
          return browserTransport.sleep(ms, until);
        };
        const transport = { ...browserTransport, sleep };
        return explainPolicy(
          source.endpoint,
          hubFiles(source, { signal, onProgress, cache, transport, onnx }),
        );
      }
    }
  }

  const read: ModelService['read'] = async (source, context) => {
    const model = await readModel(await filesOf(source, context), context.report);
    context.signal.throwIfAborted();
    return model;
  };

  const load = async (source: ModelSource, context: CallContext<Progress>) => {
    const model = await read(source, context);
    const replaced = loaded !== null;
    loaded = model;
    if (replaced) for (const listener of listeners) listener();
    return model;
  };

  const model: ModelService['model'] = async (context) => loaded ?? load({ kind: 'builtin' }, context);

  return {
    model,
    files: filesOf,
    read,
    onChange: (listener) => void listeners.push(listener),
    handlers: {
      hubSize: ({ onnx = null, ...source }, { signal }) =>
        explainPolicy(source.endpoint, hubSize(source, { signal, cache, onnx })),
      async modelSize(source, { signal }) {
        return source.kind === 'hub'
          ? explainPolicy(source.endpoint, hubModelSize(source, { signal, cache }))
          : folderSize(folderFiles(source.name, source.files));
      },
      loadModel: async (source, context) => modelReport(await load(source, context)),
      trainingFolder: (asked, context) =>
        zippedTraining(asked, () => read({ kind: 'builtin' }, context), context),
      async tokenLengths(settings, context) {
        const dataset = data.dataset('train');
        const description = withSettings(await model(context), settings, isSingle(dataset));
        const measuring = measureTokens(description, dataset.examples.items);
        for (;;) {
          const { done, value } = await measuring.next();
          if (done) return value;
          context.report(value);
          await yieldToEventLoop();
          context.signal.throwIfAborted();
        }
      },
    },
  };
}
