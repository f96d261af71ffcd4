/** Makes the files that a person downloads of a run: one maker for each entry of `core/run/downloads.ts`. */

import { message, type Message } from '../../messages/message';
import { DataError } from '../../core/errors';
import { modelSettingsOf } from '../../core/recipe/modelSettings';
import type { DownloadChoices, DownloadName } from '../../core/run/downloads';
import type { Progress } from '../../core/run/events';
import { splitDataset } from '../../core/run/parts';
import type { Precision } from '../../core/run/precisions';
import {
  adapterFiles,
  modelFiles,
  type ModelWithRows,
  onnxFiles,
  predictionsCsv,
} from '../../ml/export/results';
import { embeddingsFolder, embeddingsJsonl, embeddingsParquet } from '../../ml/export/embeddings/embeddings';
import { onnxOfFolder } from '../../ml/export/onnxFolder';
import { searchFolder } from '../../ml/export/searchPage/searchFolder';
import { zipModel } from '../../ml/export/zipModel';
import type { FileStream } from '../../ml/model/files/files';
import type { ModelFiles } from '../../ml/model/types';
import type { RunResult } from '../../ml/train/runs';
import type { RunOfFile } from '../../core/run/record/record';
import type { CallContext, Handlers } from '../calls/handlers';
import type { Follower } from '../pace/follow';
import { chunksOf, spool } from '../storage/spool';
import type { Encoders } from './encoders';
import type { RunData } from './runData';
import { servedSearchFiles } from '../onnx/searchFiles';
import type { TrainedModels } from './trained';

interface Deps {
  readonly follower: Follower;
  /** The result of the last run where it has this id, and the run that has trained its model, if one has. */
  readonly last: (id: string) => { readonly result: RunResult; readonly model: string | null } | null;
  readonly trained: TrainedModels;
  readonly encoders: Encoders;
  readonly rows: RunData;
}

export interface Downloads {
  readonly handlers: Handlers<'download'>;
  /**
   * Works with the files of a run's model; no run may start until the work is done.
   * @throws DataError where the model is neither in memory nor kept
   */
  withModel<T>(
    run: RunOfFile,
    context: CallContext<Progress>,
    work: (files: readonly FileStream[]) => Promise<T>,
  ): Promise<T>;
  /** Works with a run's model and the rows that it was trained and evaluated on, under the same condition. */
  withRows<T>(
    run: RunOfFile,
    context: CallContext<Progress>,
    work: (model: ModelWithRows, context: CallContext<Progress>) => Promise<T>,
  ): Promise<T>;
  /** The ONNX folder of a run's model. @throws DataError where the model is neither in memory nor kept */
  onnxFolder(
    run: RunOfFile,
    precision: Precision,
    context: CallContext<Progress>,
  ): Promise<readonly FileStream[]>;
  /** Whether a model is being read. */
  busy(): boolean;
}

const gone = () => new DataError(message('worker.tuned.gone'), message('worker.tuned.trainAgain'));

type Maker = (run: RunOfFile, context: CallContext<Progress>, choices: DownloadChoices) => Promise<Blob>;

const parquetType = 'application/vnd.apache.parquet';

/** Bytes of a kept file that are read at a time. */
const pieceBytes = 4 * 1024 * 1024;

export function createDownloads({ follower, last, trained, encoders, rows }: Deps): Downloads {
  let readers = 0;

  /** The files have the time of their run, so that the same download has the same bytes at any time. */
  function zipped(
    files: readonly FileStream[],
    { startedAt }: RunOfFile,
    { signal, report }: CallContext<Progress>,
    what: Message = message('worker.progress.writingModel'),
  ): Promise<Blob> {
    const { size, stream } = zipModel(files, new Date(startedAt));
    const onProgress = (done: number) => report({ what, done, total: size });
    return spool(chunksOf(stream), 'application/zip', { signal, onProgress });
  }

  /** The model of a run with its rows: those that are in memory still, or the run's data split again. */
  function withRows<T>(
    run: RunOfFile,
    context: CallContext<Progress>,
    work: (model: ModelWithRows, context: CallContext<Progress>) => Promise<T>,
  ): Promise<T> {
    const ended = last(run.id);
    if (ended?.model === null) return work(ended.result, context);
    const { id, recipe, data, evaluationFile } = run;
    const asked = { run: ended?.model ?? id, compute: recipe.compute, settings: modelSettingsOf(recipe) };
    return encoders.use(asked, context, async (opened, signal) => {
      const within = { ...context, signal };
      const known = ended?.result ?? trained.result(id);
      // The encoder may have been read again since.
      if (known) return work({ ...known, ...opened }, within);
      const dataset = await rows(data, within);
      const second = evaluationFile && (await rows(evaluationFile, within));
      const { train, heldOut } = splitDataset(dataset, second, recipe);
      return work({ ...opened, dataset, train, heldOut }, within);
    });
  }

  /** A model's folder, or that of its adapter: made of what is in memory, or as it is kept. */
  async function folder(
    what: 'model' | 'adapter',
    run: RunOfFile,
    context: CallContext<Progress>,
  ): Promise<readonly FileStream[] | null> {
    const result = trained.result(run.id);
    if (result) return what === 'model' ? modelFiles(result) : adapterFiles(result);
    const kept = await trained.kept(run.id, what, context);
    return kept && streamsOf(kept.files);
  }

  const modelOf = async (run: RunOfFile, context: CallContext<Progress>) => {
    const files = await folder('model', run, context);
    if (files) return files;
    throw gone();
  };

  const onnxFolder: Downloads['onnxFolder'] = async (run, precision, context) => {
    const result = trained.result(run.id);
    if (result) return onnxFiles(result, [precision]);
    const kept = await trained.kept(run.id, 'model', context);
    if (!kept) throw gone();
    return onnxOfFolder(kept.files, kept.prompts, [precision]);
  };

  const onnx =
    (precision: Precision): Maker =>
    async (run, context) =>
      zipped(await onnxFolder(run, precision, context), run, context);

  const makers: Readonly<Record<DownloadName, Maker>> = {
    async model(run, context) {
      return zipped(await modelOf(run, context), run, context);
    },
    onnx: onnx('fp32'),
    onnxFp16: onnx('fp16'),
    onnxQ8: onnx('q8'),
    searchPage: (run, context, { searchPage: { precision, threshold } }) =>
      withRows(run, context, async (model, within) => {
        const onnx = await onnxFolder(run, precision, within);
        const served = await servedSearchFiles(within);
        const follow = follower(within);
        const files = searchFolder({ model, precision, threshold, onnx, served, follow });
        return zipped(files, run, within, message('worker.progress.writingSearchPage'));
      }),
    async adapter(run, context) {
      const files = await folder('adapter', run, context);
      if (files) return zipped(files, run, context);
      throw new DataError(message('worker.download.noAdapter'), message('worker.download.noAdapter.next'));
    },
    predictions: (run, context) =>
      withRows(run, context, (model, within) =>
        spool(predictionsCsv(model, follower(within)), 'text/csv', within),
      ),
    embeddings: (run, context, { embeddings: { format, of } }) =>
      withRows(run, context, async (model, within) => {
        const follow = follower(within);
        if (format === 'jsonl') return spool(embeddingsJsonl(model, of, follow), 'application/jsonl', within);
        if (format === 'parquet') return spool(embeddingsParquet(model, of, follow), parquetType, within);
        const files = await embeddingsFolder(model, format, of, follow);
        return zipped(files, run, within, message('worker.progress.writingEmbeddings'));
      }),
  };

  /** While it reads a model, no run may start that takes it away. */
  async function reading<T>(work: () => Promise<T>): Promise<T> {
    readers++;
    try {
      return await work();
    } finally {
      readers--;
    }
  }

  return {
    busy: () => readers > 0,
    onnxFolder,
    withRows: (run, context, work) => reading(() => withRows(run, context, work)),
    withModel: (run, context, work) => reading(async () => work(await modelOf(run, context))),
    handlers: {
      download: ({ what, run, choices }, context) => reading(() => makers[what](run, context, choices)),
    },
  };
}

const streamsOf = (files: ModelFiles): readonly FileStream[] =>
  files.paths.map((path) => ({
    path,
    size: files.size(path),
    async *stream() {
      const size = files.size(path);
      for (let at = 0; at < size; at += pieceBytes) {
        yield new Uint8Array(await files.read(path, at, Math.min(size, at + pieceBytes)));
      }
    },
  }));
