/** Messages on the worker: calls, downloads, the search, storage. */

import { count, plural } from '../format';
import { quoted } from './words';

export const workerMessages = {
  'worker.progress.recovering': 'The GPU was lost; resuming the run',
  'worker.progress.readingFile': 'Reading the file',
  'worker.progress.readingRows': 'Reading the rows',
  'worker.progress.checkingRows': 'Checking the rows',
  'worker.progress.loadingModel': 'Loading the model',
  'worker.progress.retrying': 'The host does not respond; trying again',
  'worker.progress.writingModel': 'Writing the model',
  'worker.progress.writingEmbeddings': 'Writing the embeddings',
  'worker.progress.writingSearchPage': 'Writing the search page',
  'worker.progress.fetchingLibraries': 'Fetching transformers.js and onnxruntime',
  'worker.progress.writingOnnx': ({ precision }: { precision: string }) =>
    `Writing the ONNX file (${precision})`,
  'worker.progress.openingOnnx': ({ precision }: { precision: string }) =>
    `Opening the ONNX file (${precision}) with transformers.js`,
  'worker.progress.measuringOnnx': ({ precision }: { precision: string }) =>
    `Evaluating the ONNX file (${precision})`,
  'worker.progress.keepingModel': 'Storing the model in this browser',
  'worker.progress.openingModel': 'Loading the stored model',
  'worker.progress.indexing': 'Indexing sentences',
  'worker.progress.searching': 'Searching',

  'worker.data.none': 'No dataset is open.',
  'worker.data.none.next': 'Drop a file, or choose one under "Dataset file".',

  'worker.run.none': 'There is no run yet.',
  'worker.run.none.next': 'Press "Train" or "Evaluate only" first.',
  'worker.run.active': 'A run is in progress.',
  'worker.run.active.next': 'Stop it, or wait until it ends.',
  'worker.run.usesModel': 'A run is in progress and is using the model.',
  'worker.run.started': 'A run has started and is using the model.',
  'worker.run.started.next': 'Try again when it has ended.',

  'worker.download.active': 'A download or a measurement is still using the model.',
  'worker.download.active.next': 'Wait until it is done, or stop the measurement.',
  'worker.download.noAdapter': 'This run had no LoRA adapter.',
  'export.int8.oneSentence':
    'There is one sentence only: int8 needs the lowest and highest value of several.',
  'export.int8.oneSentence.next': 'Choose another format.',
  'worker.download.noAdapter.next': 'Set "LoRA rank" above 0 and press "Train", or download the model.',

  'worker.model.changed': 'Another base model was loaded in the meantime.',
  'worker.model.changed.next': 'Try again.',
  'worker.tuned.gone': 'The model of this run is neither in memory nor stored in this browser.',
  'worker.tuned.lost':
    'The model of this run was on a device that is lost or no longer in use, and it is not stored in this browser.',
  'worker.tuned.damaged': 'The stored model of this run is damaged: its checksum does not match.',
  'worker.tuned.trainAgain': 'Press "Use these settings" in the table of runs, then "Train".',
  'worker.tuned.recordKept': 'The settings and results of the run are kept.',
  'worker.runData.closed': ({ name }: { name: string }) =>
    `This file needs the rows of ${quoted(name)}, which is not open with the columns of the run.`,
  'worker.runData.closed.next': 'Open that file, then try again.',
  'worker.searchPage.notFetched': ({ url }: { url: string }) =>
    `A file that the search page needs could not be fetched from this page’s host: ${url}.`,

  'worker.device.beingChecked': 'The devices are being checked.',
  'worker.device.beingChecked.next': 'Try again when the check has ended.',
  'worker.device.next': 'Press "Train" again, or choose "WebAssembly" under "Compute".',
  'worker.kept': 'Your data, settings and the charts so far are kept.',

  'worker.storage.inUse':
    'The file storage of this page is in use: another tab may be downloading the same model.',
  'worker.storage.inUse.next': 'Wait until that download is done, or close that tab; then try again.',
  'worker.storage.noRoom': 'The browser has no room left to store the model.',
  'worker.storage.noRoom.next':
    'Free some space on this device, or download the model yourself and choose "Local folder".',
  'worker.storage.full': 'The disk, or the share of it that the browser may use, is full.',
  'worker.storage.full.next': 'Free some space and download again.',

  'worker.storage.model.refused': 'The browser does not let this page store the model of the run.',
  'worker.storage.model.kept': 'The model stays in memory until the next run starts.',
  'worker.storage.data.full': 'The browser has no room left for a copy of your data.',
  'worker.storage.data.refused': 'The browser does not let this page store a copy of your data.',
  'worker.storage.notCleared': 'Some stored files are in use and could not be deleted.',
  'worker.storage.notCleared.next':
    'Wait until downloads are done, close other tabs of this page, then try again.',

  'worker.checkpoint.older': ({ step }: { step: number }) =>
    `The newest checkpoint is damaged, so the run resumes from the one before it, of step ${count(step)}. The result is the same.`,
  'worker.checkpoint.damaged':
    'The checkpoints of this run are damaged, so it starts from the beginning. The result is the same.',
  'worker.checkpoint.none':
    'The run was interrupted before its first checkpoint, so it starts from the beginning. The result is the same.',
  'worker.checkpoint.full': 'There is no room for a checkpoint of this run.',
  'worker.checkpoint.full.next':
    'Free some space on this device, or delete runs and data that you no longer need; the next checkpoint is then written.',
  'worker.checkpoint.refused': 'The browser does not let this page store a checkpoint of this run.',
  'worker.checkpoint.refused.next': 'Keep this tab open until the run ends, and download the model.',
  'worker.checkpoint.kept':
    'The run continues. If it is interrupted, it resumes from an earlier checkpoint, or else from the beginning.',

  'worker.policy.blocked': ({ host }: { host: string }) =>
    `The security policy of this page does not allow requests to ${host}.`,
  'worker.policy.blocked.next':
    'Whoever serves the page must name that host in SEMBLANCE_MIRRORS; or download the model and choose "Local folder".',

  'worker.tokenizer.endless': ({ seconds }: { seconds: number }) =>
    `The tokenizer did not finish within ${plural(seconds, 'second')}: a regular expression in tokenizer.json never ends on these sentences.`,
  'worker.tokenizer.endless.next': 'Choose another base model, or correct that file.',
  'worker.teacher.missing': ({ name }: { name: string }) =>
    `The teacher of the recipe, ${name}, was not handed over with the run.`,
  'worker.teacher.missing.next': 'Choose the built-in model as the teacher, or start the run from the page.',
  'worker.crashed': 'The worker that trains has stopped.',
  'worker.crashed.because': ({ error }: { error: string }) => `The worker that trains has stopped: ${error}`,
  'worker.crashed.next':
    'Press the button again, or "Resume run" where a run was interrupted: a new worker starts and reads your file again.',
};
