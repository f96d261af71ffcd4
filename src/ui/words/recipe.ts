/** The words of the section "Recipe". */

import type { MemoryEstimate } from '../../core/model/types';
import type { BaseModel } from '../../core/recipe/types';
import { bytes, count, plural } from '../../messages/format';

export const recipeWords = {
  summary: (model: BaseModel, epochs: number, batchSize: number) =>
    `${model.kind === 'builtin' ? 'Built-in model' : model.kind === 'hub' ? model.id || 'A Hub model' : model.name || 'A local model'}, ${plural(epochs, 'epoch')}, batches of ${batchSize}`,
  baseModel: 'Base model',
  builtin: 'Built-in',
  builtinHelp:
    'A small English model that comes with this page: a three-layer student of all-MiniLM-L6-v2. Works offline.',
  hub: 'Hugging Face Hub',
  hubHelp:
    'A sentence-transformers model by its id: BERT, DistilBERT, RoBERTa, XLM-RoBERTa, MPNet or ALBERT.',
  folder: 'Local folder',
  folderHelp:
    'A folder with model.safetensors, config.json and the tokenizer’s files. It is read here, not uploaded.',
  modelFolder: 'Model folder',
  chosenFolder: (name: string, files: number) => `${name}, ${plural(files, 'file')}`,
  modelId: 'Model id',
  revision: 'Revision',
  revisionHelp: 'A branch, a tag or a commit.',
  endpoint: 'Hub endpoint',
  endpointHelp: 'The Hub’s address, or that of a mirror that this page’s policy allows.',
  endpointWrong: 'An address that starts with https:// or http://.',
  askSize: 'Check size',
  asking: 'Asking …',
  size: (n: number, cached: boolean) =>
    cached ? `${bytes(n)}, already in this browser.` : `${bytes(n)} will be downloaded.`,
  load: 'Load model',
  cancelLoad: 'Cancel loading',
  loading: 'Loading the model …',
  notLoaded: 'The model is loaded when the run starts, or now with “Load model”.',
  modelFacts: (layers: number, hidden: number, parameters: number, size: number) =>
    `${plural(layers, 'layer')}, ${hidden} dimensions, ${count(Math.round(parameters / 1e5) / 10)} million parameters, ${bytes(size)} of files`,
  pooling: (pooling: string, normalize: boolean, length: number) =>
    `${pooling} pooling${normalize ? ', normalised' : ''}, at most ${length} tokens a sentence`,
  numbers: 'Numbers',
  fine: 'Schedule, freezing, early stopping, LoRA',
  advanced: 'Advanced',
  memory: ({ total, limit, inParts }: MemoryEstimate) => {
    if (total > limit) {
      return `The run would need about ${bytes(total)} of memory even with one sentence at a time, and this device gives ${bytes(limit)}: it does not fit. A smaller base model or max sequence length would.`;
    }
    const fits = Number.isFinite(limit)
      ? `The run needs about ${bytes(total)} of memory; this device gives ${bytes(limit)}. It fits.`
      : `The run needs about ${bytes(total)} of memory; the browser does not tell how much there is.`;
    return inParts
      ? `${fits} A whole batch would not: it is encoded in parts, with the same result, and a step takes about a third longer.`
      : fits;
  },
  memoryParts: (weights: number, optimizer: number, activations: number) =>
    `Weights ${bytes(weights)}, optimiser ${bytes(optimizer)}, one batch ${bytes(activations)}.`,
} as const;
