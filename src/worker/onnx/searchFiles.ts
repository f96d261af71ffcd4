/** The files of a search page that are the same for all of them, fetched from this page's own host when one is made. */

import { ModelError, NetworkError } from '../../core/errors';
import type { Progress } from '../../core/run/events';
import { message } from '../../messages/message';
import type { FileStream } from '../../ml/model/files/files';
import type { CallContext } from '../calls/handlers';
import { onnx } from '../platform/addresses';

/** @throws ModelError where this build has none, NetworkError where one cannot be fetched */
export async function servedSearchFiles({
  signal,
  report,
}: CallContext<Progress>): Promise<readonly FileStream[]> {
  if (!onnx) {
    throw new ModelError(message('model.searchPage.notHere'), message('model.searchPage.notHere.next'));
  }
  const addresses = Object.entries(onnx.searchPage);
  const files: FileStream[] = [];
  for (const [done, [path, url]] of addresses.entries()) {
    report({ what: message('worker.progress.fetchingLibraries'), done, total: addresses.length });
    const blob = await fetched(url, signal);
    files.push({
      path,
      size: blob.size,
      async *stream() {
        yield new Uint8Array(await blob.arrayBuffer());
      },
    });
  }
  return files;
}

async function fetched(url: string, signal: AbortSignal): Promise<Blob> {
  const failed = (cause?: unknown) =>
    new NetworkError(message('worker.searchPage.notFetched', { url }), message('network.next.connection'), {
      cause,
    });
  let response: Response;
  try {
    response = await fetch(url, { signal });
  } catch (cause) {
    throw signal.aborted ? cause : failed(cause);
  }
  if (!response.ok) throw failed(new Error(`HTTP ${response.status}`));
  return response.blob();
}
