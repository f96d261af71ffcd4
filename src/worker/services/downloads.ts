/** Makes the files that a person downloads of the last run: one maker for each entry of `core/run/downloads.ts`. */

import { message } from '../../messages/message';
import { DataError } from '../../core/errors';
import type { DownloadName } from '../../core/run/downloads';
import type { Progress } from '../../core/run/events';
import type { Precision } from '../../core/run/precisions';
import {
  adapterFiles,
  embeddingsJsonl,
  modelFiles,
  onnxFiles,
  predictionsCsv,
} from '../../ml/export/results';
import { zipModel } from '../../ml/export/zipModel';
import type { FileStream } from '../../ml/model/files/files';
import type { RunResult } from '../../ml/train/runs';
import type { CallContext, Handlers } from '../calls/handlers';
import type { Follower } from '../pace/follow';
import { chunksOf, spool } from '../storage/spool';

interface Deps {
  readonly follower: Follower;
  /** What the last run left. */
  readonly current: () => RunResult | null;
}

interface Downloads {
  readonly handlers: Handlers<'download'>;
  /** Whether the last run's encoder is being read. */
  busy(): boolean;
}

type Maker = (result: RunResult, context: CallContext<Progress>) => Promise<Blob>;

function zipped(files: readonly FileStream[], { signal, report }: CallContext<Progress>): Promise<Blob> {
  const { size, stream } = zipModel(files);
  const what = message('worker.progress.writingModel');
  const onProgress = (done: number) => report({ what, done, total: size });
  return spool(chunksOf(stream), 'application/zip', { signal, onProgress });
}

const onnxZip =
  (precision: Precision): Maker =>
  async (result, context) =>
    zipped(await onnxFiles(result, [precision]), context);

export function createDownloads({ follower, current }: Deps): Downloads {
  let readers = 0;

  const makers: Readonly<Record<DownloadName, Maker>> = {
    model: async (result, context) => zipped(await modelFiles(result), context),
    onnx: onnxZip('fp32'),
    onnxFp16: onnxZip('fp16'),
    onnxQ8: onnxZip('q8'),
    adapter: async (result, context) => {
      const files = adapterFiles(result);
      if (files) return zipped(files, context);
      throw new DataError(message('worker.download.noAdapter'), message('worker.download.noAdapter.next'));
    },
    predictions: (result, context) => spool(predictionsCsv(result, follower(context)), 'text/csv', context),
    embeddings: (result, context) =>
      spool(embeddingsJsonl(result, follower(context)), 'application/jsonl', context),
  };

  return {
    busy: () => readers > 0,
    handlers: {
      /** While it reads the last run's result, no new run may take that away. */
      async download({ what }, context) {
        const result = current();
        if (!result) throw new DataError(message('worker.run.none'), message('worker.run.none.next'));
        readers++;
        try {
          return await makers[what](result, context);
        } finally {
          readers--;
        }
      },
    },
  };
}
