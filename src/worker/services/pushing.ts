/** Pushes the model of a run to the Hub: the files of its download, with a card that names the repository. */

import { message } from '../../messages/message';
import type { Progress } from '../../core/run/events';
import { pushedCard } from '../../ml/export/modelCard';
import type { FileStream } from '../../ml/model/files/files';
import { type PushedFile, pushFiles } from '../../ml/sources/push';
import type { CallContext, Handlers } from '../calls/handlers';
import { explainPolicy } from '../platform/policy';
import { blobOf } from '../storage/blobOf';
import { spool } from '../storage/spool';
import type { Downloads } from './downloads';

/** Larger files wait on the disk. */
const inMemory = 32 * 1024 * 1024;

export const createPushing = ({ withModel }: Pick<Downloads, 'withModel'>): Handlers<'pushModel'> => ({
  async pushModel({ run, to }, context) {
    const files = await withModel(run, context, (streams) => read(streams, to.id, context));
    return explainPolicy(to.endpoint, pushFiles(to, files, context));
  },
});

async function read(
  files: readonly FileStream[],
  id: string,
  { signal, report }: CallContext<Progress>,
): Promise<readonly PushedFile[]> {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const what = message('worker.progress.writingModel');
  const pushed: PushedFile[] = [];
  let before = 0;
  for (const { path, size, stream } of files) {
    const onProgress = (done: number) => report({ what, done: before + done, total });
    const content =
      size > inMemory
        ? await spool(stream(), 'application/octet-stream', { signal, onProgress })
        : await blobOf(stream(), signal);
    before += size;
    onProgress(0);
    pushed.push({
      path,
      content: path === 'README.md' ? new Blob([pushedCard(await content.text(), id)]) : content,
    });
  }
  return pushed;
}
