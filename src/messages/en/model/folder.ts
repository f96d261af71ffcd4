/** Messages on the folder of a model and its small files: what is missing, invalid or not supported. */

import { count, plural } from '../../format';
import { a, and, quoted } from '../words';

const figure = (n: number) => (Number.isInteger(n) ? count(n) : String(n));

export const modelFolderMessages = {
  'model.folder.empty': 'The folder is empty.',
  'model.folder.noModel': ({ files }: { files: number }) =>
    `No model was found in ${plural(files, 'file')}: no folder has a config.json with model.safetensors next to it.`,
  'model.folder.several': ({ folders }: { folders: readonly string[] }) =>
    `The folder holds several models: ${and(folders.map(quoted))}.`,

  'model.folder.archive': ({ path }: { path: string }) =>
    `The folder holds no model, but an archive: ${path}.`,
  'model.folder.hubCache':
    'This is the cache of the Hugging Face Hub: the files of its snapshots are links into the folder blobs, and a browser hands no links to a page.',
  'model.folder.adapter': ({ path }: { path: string }) =>
    `${path}: the folder holds a PEFT adapter, not a complete model.`,
  'model.folder.adapterOf': ({ path, base }: { path: string; base: string }) =>
    `${path}: the folder holds a PEFT adapter of the base model ${quoted(base)}, not a complete model.`,
  'model.folder.adapterNotApplied': ({ path }: { path: string }) =>
    `The folder also holds a PEFT adapter (${path}), which is not applied: the model is read without it.`,
  'model.folder.crossEncoder': ({ path }: { path: string }) =>
    `${path}: the model is a cross-encoder. It scores pairs of sentences and has no sentence vectors.`,

  'model.file.lfsPointer': ({ path }: { path: string }) =>
    `${path} is a Git LFS pointer: the file itself was not downloaded.`,
  'model.file.missing': ({ path }: { path: string }) => `${path} is missing from the model.`,
  'model.file.changed': ({ path, folder }: { path: string; folder: string }) =>
    `${path} could not be read: the folder ${quoted(folder)} was changed, moved or removed after it was opened.`,
  'model.file.notUtf8': ({ path }: { path: string }) => `${path} is not UTF-8 text.`,
  'model.file.notJson': ({ path, error }: { path: string; error: string }) =>
    `${path} is not valid JSON (${error}).`,

  'model.json.content': ({ path }: { path: string }) => `${path}: the content is invalid.`,
  'model.json.contentType': ({ path, expected }: { path: string; expected: string }) =>
    `${path}: the content is invalid (expected: ${expected}).`,
  'model.json.field': ({ path, field }: { path: string; field: string }) =>
    `${path}: ${quoted(field)} is missing or invalid.`,
  'model.json.fieldType': ({ path, field, expected }: { path: string; field: string; expected: string }) =>
    `${path}: ${quoted(field)} is missing or invalid (expected: ${expected}).`,
  'model.json.fieldTooSmall': ({ path, field, value, bound, inclusive }: Bound) =>
    `${path}: ${quoted(field)} is ${figure(value)}, but must be ${inclusive ? 'at least' : 'greater than'} ${figure(bound)}.`,
  'model.json.fieldTooLarge': ({ path, field, value, bound, inclusive }: Bound) =>
    `${path}: ${quoted(field)} is ${figure(value)}, but must be ${inclusive ? 'at most' : 'less than'} ${figure(bound)}.`,

  'model.modules.assumed':
    'The folder has no modules.json: mean pooling without normalisation is assumed. Another one can be chosen under "Pooling".',
  'model.modules.assumedUnlike': ({ family, pooling }: { family: string; pooling: string }) =>
    `The folder has no modules.json: mean pooling without normalisation is assumed, as in Python. ${family} models use ${pooling} pooling: if this is one, choose it under "Pooling".`,
  'model.modules.customCode': ({ name, module }: { name: string; module: string }) =>
    `modules.json names code of its own, ${name}. It is not run; the module is read as an ordinary ${module}.`,
  'model.modules.unsupported': ({ module }: { module: string }) =>
    `modules.json has ${a(module)} module, which is not supported.`,
  'model.modules.order': ({ modules }: { modules: readonly string[] }) =>
    `modules.json lists ${modules.length > 0 ? modules.join(', ') : 'no modules'}; supported: Transformer and Pooling, or StaticEmbedding, and then any number of Dense and Normalize modules, in this order.`,

  'model.bag.noOnnx':
    'A static embedding is not written as ONNX: it is a table of vectors and needs no runtime.',
  'model.bag.noOnnx.next': 'Download the model itself, which sentence-transformers reads.',
  'model.searchPage.promptLeftOut':
    'The search page cannot use this model: its pooling leaves out the tokens of the prompt, which an ONNX file cannot do.',
  'model.searchPage.promptLeftOut.next':
    'Choose a base model whose pooling includes the prompt, or none, and train again.',
  'model.searchPage.notHere': 'This build does not bring the files of the search page.',
  'model.searchPage.notHere.next': 'Use the web page of Semblance.',

  'model.pooling.unsupported': ({ path, modes, supported }: Pooling) =>
    `${path} asks for the pooling ${modes.join(' + ')}; supported: ${and(supported)}.`,
  'model.pooling.width': ({ path, width, hiddenSize }: { path: string; width: number; hiddenSize: number }) =>
    `${path} pools vectors of ${plural(width, 'dimension')}, but the encoder's have ${hiddenSize}.`,

  'model.dense.input': ({ path, input, output }: { path: string; input: string; output: string }) =>
    `${path} maps ${quoted(input)} to ${quoted(output)}; only Dense modules on sentence vectors ("sentence_embedding") are supported.`,
  'model.dense.activation': ({ path, activation }: { path: string; activation: string }) =>
    `${path} has the activation ${quoted(activation)}, which is not supported.`,
  'model.dense.width': ({ path, width, previous }: { path: string; width: number; previous: number }) =>
    `${path} takes vectors of ${plural(width, 'dimension')}, but the module before it gives ${previous}.`,

  'model.prompt.missing': ({ path, name }: { path: string; name: string }) =>
    `${path} names the default prompt ${quoted(name)}, but has no prompt of this name.`,
  'model.prompt.used': ({ prompt }: { prompt: string }) =>
    `The model's prompt ${quoted(prompt)} is prepended to every sentence, in training and in evaluation, unless you choose other prompts.`,
  'model.prompt.noDefault': ({ names }: { names: readonly string[] }) =>
    names.length === 1
      ? `The model has the prompt ${and(names.map(quoted))}, but no default prompt: it is not prepended to any sentence unless you choose it.`
      : `The model has the prompts ${and(names.map(quoted))}, but no default prompt: none of them is prepended to any sentence unless you choose it.`,
  'model.prompt.noRoom': ({ prompt, maxSeqLength }: { prompt: string; maxSeqLength: number }) =>
    `The prompt ${quoted(prompt)} leaves no room for the sentence within ${plural(maxSeqLength, 'token')}.`,
  'model.config.truncated': ({ dimensions }: { dimensions: number }) =>
    `In Python the vectors of this model are cut to ${plural(dimensions, 'dimension')} (truncate_dim). Here all dimensions are used, and the download keeps all.`,
  'model.modules.dropout':
    'The folder has a Dropout module, which acts only in training. It is left out here, in training and in the download too.',
  'model.similarity.notCosine': ({ similarity }: { similarity: string }) =>
    `The model is made for ${similarity} similarity; here it is evaluated by cosine similarity.`,

  'model.config.architecture': ({ path, architecture }: { path: string; architecture: string }) =>
    `${path} gives the architecture ${quoted(architecture)}, which is not supported.`,
  'model.config.customCode': ({ path, names, architecture }: CustomCode) =>
    `${path} names code of its own: ${and(names)}. It is not run; the model is read as an ordinary ${quoted(architecture)}.`,
  'model.config.activation': ({ path, activation }: { path: string; activation: string }) =>
    `${path} asks for the activation ${quoted(activation)}, which is not supported.`,
  'model.config.positionEmbeddings': ({ path, kind }: { path: string; kind: string }) =>
    `${path} asks for ${quoted(kind)} position embeddings, which are not supported.`,
  'model.config.decoder': ({ path }: { path: string }) =>
    `${path} asks for a decoder ("is_decoder"), which is not supported.`,
  'model.config.distanceBuckets': ({ path, buckets }: { path: string; buckets: number }) =>
    `${path} asks for ${plural(buckets, 'distance bucket')} ("relative_attention_num_buckets"), which is not supported.`,
  'model.config.layersPerGroup': ({ path, layers }: { path: string; layers: number }) =>
    `${path} asks for ${plural(layers, 'layer')} per group ("inner_group_num"), which is not supported.`,
  'model.config.moreGroupsThanLayers': ({ path }: { path: string }) =>
    `${path} asks for more layer groups ("num_hidden_groups") than layers, which is not supported.`,
  'model.config.biases': ({ path, field }: { path: string; field: string }) =>
    `${path} asks for biases ("${field}") that models of this architecture do not have here; that is not supported.`,
  'model.config.layerTypes': ({ path, types, layers }: { path: string; types: number; layers: number }) =>
    `${path} names the kinds of ${plural(types, 'layer')} ("layer_types"), but the model has ${layers}.`,
  'model.config.oddHeads': ({
    path,
    hiddenSize,
    heads,
  }: {
    path: string;
    hiddenSize: number;
    heads: number;
  }) =>
    `${path}: the hidden size ${hiddenSize} gives each of ${heads} attention heads an odd width, which rotary position embeddings cannot halve.`,
  'model.config.heads': ({ path, hiddenSize, heads }: { path: string; hiddenSize: number; heads: number }) =>
    `${path}: the hidden size ${hiddenSize} is not divisible by the number of attention heads, ${heads}.`,
  'model.config.noPositions': ({ path, positions, padId }: NoPositions) =>
    `${path}: ${plural(positions, 'position')} ${positions === 1 ? 'leaves' : 'leave'} none after the padding token's id ${padId}.`,
  'model.config.length': ({ asked, positions }: { asked: number; positions: number }) =>
    `The folder asks for ${plural(asked, 'token')} per sentence, but the encoder has ${plural(positions, 'position')}; the maximum sequence length is ${positions}.`,

  'model.next.chooseAgain': 'Choose the folder again.',
  'model.next.another': 'Choose another model.',
  'model.next.activations': ({ supported }: { supported: readonly string[] }) =>
    `Choose a model with one of these activations: ${supported.join(', ')}.`,
  'model.next.architectures': ({ supported }: { supported: readonly string[] }) =>
    `Choose a model with one of these architectures: ${supported.join(', ')}.`,
  'model.next.bothSentences':
    'Choose a model that encodes each sentence on its own (a SentenceTransformer, not a CrossEncoder).',
  'model.next.copySnapshot': ({ folder }: { folder: string }) =>
    `Copy the folder ${folder} so that the links become files (cp -rL in a terminal), and choose the copy.`,
  'model.next.lfsPull': 'Run "git lfs pull" in the folder, then choose it again.',
  'model.next.mergeAdapter':
    'Choose the base model, or merge the adapter into it in Python (merge_and_unload() of peft) and save the whole model.',
  'model.next.unpack': 'Unpack it, and choose the folder that comes out of it.',
  'model.next.chooseFolder': 'Choose the folder that holds config.json and model.safetensors.',
  'model.next.chooseOne': 'Choose one of them.',
  'model.next.completeFolder': 'Choose the complete folder of the model.',
  'model.next.correctFile': 'Correct the file, or download it again.',
  'model.next.downloadFile': 'Download the file again.',
  'model.next.downloadFolder': 'Download the complete folder again.',
  'model.next.downloadOrAnother': 'Download the model again, or choose another one.',
  'model.next.modules':
    'Choose a model made of a Transformer and a Pooling, or of a StaticEmbedding, and, optionally, Dense and Normalize modules.',
  'model.next.shorterPrompt': 'Choose a shorter prompt, or raise "Max sequence length".',
  'model.next.pooling': 'Choose a model with a supported pooling.',
};

export interface Bound {
  readonly path: string;
  readonly field: string;
  readonly value: number;
  readonly bound: number;
  readonly inclusive: boolean;
}

export interface Pooling {
  readonly path: string;
  readonly modes: readonly string[];
  readonly supported: readonly string[];
}

export interface CustomCode {
  readonly path: string;
  readonly names: readonly string[];
  readonly architecture: string;
}

export interface NoPositions {
  readonly path: string;
  readonly positions: number;
  readonly padId: number;
}
