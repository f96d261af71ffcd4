/** Makes static models of the base model. */

import { makeStatic, type StaticFolder } from '../../ml/static/staticModel';
import { zipModel } from '../../ml/export/zipModel';
import type { Device } from '../../ml/run/device';
import type { Handlers } from '../calls/handlers';
import type { Follower } from '../pace/follow';
import { blobOf } from '../storage/blobOf';
import type { Encoders } from './encoders';
import type { ModelService } from './model';

interface Deps {
  readonly follower: Follower;
  readonly encoders: Encoders;
  readonly models: ModelService;
  readonly device: Pick<Device, 'choice' | 'start'>;
}

export const statics = ({ follower, encoders, models, device }: Deps): Handlers<'makeStatic'> => ({
  makeStatic: ({ compute, dimensions, weighted }, context) =>
    encoders.during(null, context, async (within) => {
      const description = await models.model(within);
      await device.start(device.choice ?? compute);
      const work = makeStatic(description, { dimensions, weighted });
      const folder = await follower(within)(work).catch((error: unknown) => {
        // Frees its encoder. Not awaited: a read from a lost GPU may never end.
        void work.throw(error).catch(() => {});
        throw error;
      });
      return asFiles(folder, within.signal);
    }),
});

async function asFiles({ name, files }: StaticFolder, signal: AbortSignal) {
  const named = await Promise.all(
    files.map(async ({ path, stream }) => ({
      path,
      file: new File([await blobOf(stream(), signal)], path.split('/').at(-1) ?? path),
    })),
  );
  const { stream } = zipModel(files);
  return { name, files: named, zip: await new Response(stream).blob() };
}
