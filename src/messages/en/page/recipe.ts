/** The words of the model and the memory. */

import { bytes, count, plural } from '../../format';

const prompt = (text: string) => (text === '' ? 'none' : `“${text}”`);
const prompts = (sentence1: string, sentence2: string) =>
  `${prompt(sentence1)} for the query (sentence 1), ${prompt(sentence2)} for what is found (sentence 2)`;

export const recipeWords = {
  baseModel: 'Base model',
  builtin: 'Built-in',
  builtinHelp:
    'A small English model that comes with this page: all-MiniLM-L6-v2 distilled into three layers. Works offline.',
  hub: 'Hugging Face Hub',
  hubHelp:
    'A sentence-transformers model by its id: BERT, DistilBERT, RoBERTa, XLM-RoBERTa, MPNet, ALBERT, ELECTRA or ModernBERT.',
  folder: 'Local folder',
  folderHelp:
    'A folder with model.safetensors, config.json and the tokenizer’s files. It is read in this tab, not uploaded.',
  modelFolder: 'Model folder',
  teacherFolder: 'Teacher folder',
  folderAgain: (name: string) => `Choose the folder ${name} again: a browser does not keep its files.`,
  chosenFolder: (name: string, files: number) => `${name}, ${plural(files, 'file')}`,
  modelId: 'Model id',
  revision: 'Revision',
  revisionHelp: 'A branch, a tag or a commit.',
  endpoint: 'Hub endpoint',
  endpointHelp: 'The address of the Hub, or of a mirror that this page’s policy allows.',
  endpointWrong: 'Enter an address that starts with https:// or http://.',
  askSize: 'Check size',
  asking: 'Asking the Hub …',
  downloadSize: (size: number) => `${bytes(size)} will be downloaded.`,
  cachedSize: (size: number) => `${bytes(size)}, already in this browser’s cache.`,
  load: 'Load model',
  cancelLoad: 'Cancel loading',
  loading: 'Loading the model …',
  notLoaded: 'The model is loaded when the run starts, or now with “Load model”.',
  modelFacts: (model: {
    readonly architecture: string;
    readonly layers: number;
    readonly dimensions: number;
    readonly parameters: number;
    readonly bytes: number;
    readonly pooling: string;
    readonly normalize: boolean;
    readonly maxSeqLength: number;
  }) =>
    `${model.architecture}, ${model.layers === 0 ? 'no layers' : plural(model.layers, 'layer')}, ${plural(model.dimensions, 'dimension')}, ${count(Math.round(model.parameters / 1e5) / 10)} million parameters, ${bytes(model.bytes)} of files; ${model.pooling} pooling${model.normalize ? ', normalized' : ''}${model.maxSeqLength < 1e6 ? `, at most ${plural(model.maxSeqLength, 'token')} per sentence` : ''}.`,
  noPrompt: 'None',
  modelsPrompt: 'The model’s default',
  defaultPrompt: (text: string) => `The model’s default: “${text}”`,
  namedPrompt: (name: string, text: string) => `${name}: “${text}”`,
  ownText: 'Own text …',
  ownTextOf: (label: string) => `${label}, own text`,
  folderPrompts: (sentence1: string, sentence2: string) =>
    `The model’s folder has prompts for search: ${prompts(sentence1, sentence2)}.`,
  familyPrompts: (family: string, sentence1: string, sentence2: string) =>
    `By its name this is a model of the family ${family}, which uses prompts for search: ${prompts(sentence1, sentence2)}.`,
  usePrompts: 'Use these prompts',
  usePromptForBoth: (text: string) => `Use “${text}” for both`,
  compute: 'Compute',
  computeHelp:
    'Automatic uses WebGPU where available and verified, otherwise WebAssembly, otherwise the plain CPU.',
  computes: { auto: 'Automatic', webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'CPU' },
  memoryLacks: (needed: number, available: number) =>
    `The run needs about ${bytes(needed)} of memory even with one sentence at a time, and ${bytes(available)} is available: it does not fit. Choose a smaller base model or a shorter max sequence length.`,
  memoryFits: (needed: number, available: number) =>
    `The run needs about ${bytes(needed)} of memory, and ${bytes(available)} is available: it fits.`,
  memoryNeeded: (needed: number) =>
    `The run needs about ${bytes(needed)} of memory. This browser does not say how much is available.`,
  memoryInParts:
    'A whole batch would not fit, so each batch is encoded in parts: the result is the same, and a step takes about a third longer.',
  memoryParts: (weights: number, optimizer: number, activations: number) =>
    `Weights ${bytes(weights)}, optimizer ${bytes(optimizer)}, activations of a batch ${bytes(activations)}`,
};
