/** What a person takes away: the model, the predictions, sentence vectors. */

import { DataError } from '../core/errors';
import type { Progress } from '../core/run/events';
import { adapterFiles, embeddingsJsonl, modelFiles, predictionsCsv } from '../ml/export/results';
import { zipModel } from '../ml/export/zipModel';
import type { FileStream } from '../ml/model/files/files';
import type { RunResult } from '../ml/train/runs';
import type { Follower } from './follow';
import type { CallContext, Handlers } from './serve';
import { chunksOf, spool } from './spool';

type DownloadCall = 'downloadModel' | 'downloadAdapter' | 'downloadPredictions' | 'downloadEmbeddings';

interface Deps {
  readonly follower: Follower;
  /** What the last run left. */
  readonly current: () => RunResult | null;
}

interface Downloads {
  readonly handlers: Pick<Handlers, DownloadCall>;
  /** Whether the last run's encoder is being read. */
  busy(): boolean;
}

function zipped(files: readonly FileStream[], { signal, report }: CallContext<Progress>): Promise<Blob> {
  const { size, stream } = zipModel(files);
  const onProgress = (done: number) => report({ what: 'Writing the model', done, total: size });
  return spool(chunksOf(stream), 'application/zip', { signal, onProgress });
}

export function createDownloads({ follower, current }: Deps): Downloads {
  let readers = 0;

  /** Hands out the last run's result, which no new run may take away meanwhile. */
  async function reading<T>(read: (result: RunResult) => Promise<T>): Promise<T> {
    const result = current();
    if (!result) throw new DataError('There is no run yet.', 'Press "Train" or "Evaluate only" first.');
    readers++;
    try {
      return await read(result);
    } finally {
      readers--;
    }
  }

  const handlers: Downloads['handlers'] = {
    downloadModel: (_, { signal, report }) =>
      reading(async (result) => zipped(await modelFiles(result), { signal, report })),

    downloadAdapter: (_, { signal, report }) =>
      reading(async (result) => {
        const files = adapterFiles(result);
        if (files) return zipped(files, { signal, report });
        throw new DataError(
          'The last run had no LoRA adapter.',
          'Set "LoRA rank" above 0 and press "Train", or download the model.',
        );
      }),

    downloadPredictions: (_, context) =>
      reading((result) => spool(predictionsCsv(result, follower(context)), 'text/csv', context)),

    downloadEmbeddings: (_, context) =>
      reading((result) => spool(embeddingsJsonl(result, follower(context)), 'application/jsonl', context)),
  };
  return { handlers, busy: () => readers > 0 };
}
