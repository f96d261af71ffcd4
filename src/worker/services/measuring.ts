/** Measures models that are compared, one at a time; their vectors are kept until the page is closed. */

import { evaluatedSet } from '../../core/run/evaluationTexts';
import type { Progress } from '../../core/run/events';
import { measureModel } from '../../ml/evaluate/measureModel';
import { createVectorCache } from '../../ml/evaluate/vectorCache';
import { readOnnxModel } from '../../ml/transformersJs/onnxModel';
import type { Device } from '../../ml/run/device';
import type { ComparedSource } from '../../protocol/calls';
import type { CallContext, Handlers } from '../calls/handlers';
import { measureFolder } from '../onnx/measureFolder';
import type { Follower } from '../pace/follow';
import { seconds } from '../pace/seconds';
import type { DataService } from './data';
import type { Encoders } from './encoders';
import type { ModelService } from './model';

interface Deps {
  readonly data: DataService;
  readonly follower: Follower;
  readonly encoders: Encoders;
  readonly models: ModelService;
  readonly device: Pick<Device, 'choice' | 'start'>;
}

export function measuring({ data, follower, encoders, models, device }: Deps): Handlers<'measureModel'> {
  const cache = createVectorCache();
  const followed = async (context: CallContext<Progress>, work: ReturnType<typeof measureModel>) => {
    try {
      return await follower(context)(work);
    } catch (error) {
      // Frees its encoder. Not awaited: a read from a lost GPU may never end.
      void work.throw(error).catch(() => {});
      throw error;
    }
  };
  return {
    async measureModel({ source, of }, context) {
      const second = data.has('heldOut') ? data.dataset('heldOut') : null;
      const { set: evaluationSet } = evaluatedSet(of, data.dataset('train'), second);
      const { compute } = of.recipe;
      const setting = async () => {
        const on = await device.start(device.choice ?? compute);
        // Another backend has another speed.
        return {
          evaluationSet,
          on,
          known: cache.of(JSON.stringify([keyOf(source), on.backend])),
          now: seconds,
        };
      };
      if (source.kind === 'run') {
        const asked = { run: source.id, compute, settings: of.recipe };
        return encoders.use(asked, context, async ({ description, encoder, tokens }, signal) => {
          const made = { encoder, tokens };
          return followed({ ...context, signal }, measureModel({ description, made, ...(await setting()) }));
        });
      }
      if (source.kind === 'onnx') {
        return encoders.during(null, context, async (within) => {
          const { precision, settings } = source;
          const files = await models.files(source.of, within, precision);
          const model = await readOnnxModel(files, precision, settings);
          const runtime = compute === 'webgpu' ? 'webgpu' : 'wasm';
          return measureFolder(model, runtime, await setting(), follower, within);
        });
      }
      return encoders.during(null, context, async (within) => {
        const description = await models.read(source, within);
        const set = await setting();
        within.signal.throwIfAborted();
        return followed(within, measureModel({ description, ...set }));
      });
    },
  };
}

/** What tells models apart: a folder whose files have changed is another. */
function keyOf(source: ComparedSource): unknown {
  if (source.kind === 'onnx') return [source.precision, source.settings, keyOf(source.of)];
  if (source.kind !== 'folder') return source;
  return [source.name, source.files.map(({ path, file }) => [path, file.size, file.lastModified])];
}
