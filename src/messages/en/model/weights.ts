/** Messages on a model's weights: safetensors files, and what of them the encoder needs. */

import { bytes, count, plural } from '../../format';
import { and, quoted } from '../words';

export interface Tensor {
  readonly path: string;
  readonly name: string;
}

const shapeText = (shape: readonly number[]) => `[${shape.join(', ')}]`;

/** At most five names, and how many more. */
const listed = (names: readonly string[]) => {
  const shown = names.slice(0, 5).map(quoted).join(', ');
  return names.length > 5 ? `${shown} and ${count(names.length - 5)} more` : shown;
};

const weights = (names: readonly string[]) => (names.length === 1 ? 'a weight' : 'weights');

export const modelWeightMessages = {
  'model.safetensors.tooShort': ({ path, bytes }: { path: string; bytes: number }) =>
    `${path} is ${plural(bytes, 'byte')} long, too short for a safetensors file.`,
  'model.safetensors.headerTooLarge': ({
    path,
    bytes,
    most,
  }: {
    path: string;
    bytes: number;
    most: number;
  }) => `${path}: the header claims ${plural(bytes, 'byte')}; at most ${count(most)} are allowed.`,
  'model.safetensors.headerCut': ({ path, end, size }: { path: string; end: number; size: number }) =>
    `${path} is truncated: its header ends at byte ${count(end)}, the file at byte ${count(size)}.`,
  'model.safetensors.headerNotJson': ({ path }: { path: string }) => `${path}: the header is not valid JSON.`,
  'model.safetensors.headerNotObject': ({ path }: { path: string }) =>
    `${path}: the header is not a JSON object.`,
  'model.safetensors.repeatedName': ({ path, name }: Tensor) =>
    `${path}: the header names ${quoted(name)} twice.`,
  'model.safetensors.invalidEntry': ({ path, name }: Tensor) =>
    `${path}: ${quoted(name)} has no valid dtype, shape and data_offsets (whole numbers, none negative).`,
  'model.safetensors.unknownDtype': ({ path, name, dtype }: Tensor & { readonly dtype: string }) =>
    `${path}: ${quoted(name)} has the unknown dtype ${quoted(dtype)}.`,
  'model.safetensors.wrongLength': ({ path, name, bytes, shape, dtype, expected }: WrongLength) =>
    `${path}: ${quoted(name)} is ${plural(bytes, 'byte')} long, but ${shapeText(shape)} in ${dtype} takes ${count(expected)}.`,
  'model.safetensors.overlap': ({ path, name }: Tensor) =>
    `${path}: ${quoted(name)} overlaps another tensor.`,
  'model.safetensors.gap': ({ path, name, bytes }: Tensor & { readonly bytes: number }) =>
    `${path}: ${plural(bytes, 'byte')} before ${quoted(name)} ${bytes === 1 ? 'belongs' : 'belong'} to no tensor.`,
  'model.safetensors.truncated': ({
    path,
    size,
    expected,
  }: {
    path: string;
    size: number;
    expected: number;
  }) => `${path} is truncated: it has ${count(size)} of ${plural(expected, 'byte')}.`,
  'model.safetensors.trailing': ({ path, bytes }: { path: string; bytes: number }) =>
    `${path}: ${plural(bytes, 'byte')} at the end ${bytes === 1 ? 'belongs' : 'belong'} to no tensor.`,
  'model.safetensors.unreadable': ({ path, name }: Tensor) =>
    `${path}: ${quoted(name)} could not be read to its end.`,
  'model.safetensors.notFinite': ({ path, name, value, index }: NotFinite) =>
    `${path}: ${quoted(name)} holds ${value} at element ${count(index)}; a model with such a weight cannot compute anything.`,
  'model.safetensors.dtypeUnsupported': ({ path, name, dtype, scale }: DtypeUnsupported) =>
    `${path}: ${quoted(name)} is stored as ${dtype}; F32, F16 and BF16 can be read, and I8 with an F32 tensor ${quoted(scale)} of one number per row.`,
  'model.safetensors.scaleLength': ({ path, name, scale, numbers, rows }: ScaleLength) =>
    `${path}: ${quoted(scale)} has ${plural(numbers, 'number')} for the ${plural(rows, 'row')} of ${quoted(name)}.`,

  'model.weights.repeated': ({ path, first, second }: { path: string; first: string; second: string }) =>
    `${quoted(first)} and ${quoted(second)} (${path}) are the same weight twice.`,
  'model.weights.shape': ({ path, name, shape, configPath, expected }: WrongShape) =>
    `${path}: ${quoted(name)} has the shape ${shapeText(shape)}; by ${configPath} it should be ${shapeText(expected)}.`,
  'model.weights.missing': ({ names }: { names: readonly string[] }) =>
    `The model lacks ${weights(names)}: ${listed(names)}.`,
  'model.weights.missingIn': ({ folder, names }: { folder: string; names: readonly string[] }) =>
    `${folder} lacks ${weights(names)}: ${listed(names)}.`,
  'model.weights.unexpected': ({ className, names }: { className: string; names: readonly string[] }) =>
    `The files have ${weights(names)} that ${className} with this config.json does not have: ${listed(names)}.`,
  'model.weights.pickle': ({ path }: { path: string }) =>
    `The model's weights are only in ${path}, a Python pickle. Opening a pickle can run code hidden in it, so it is never read here.`,
  'model.weights.otherFormat': ({ path, format }: { path: string; format: string }) =>
    `The model's weights are only in the format ${format} (${path}), which is not read here.`,
  'model.weights.prefix': ({ prefix }: { prefix: string }) =>
    `The names of the weights begin with ${quoted(prefix)}, which is left out; Python does not find weights by such names. The download has the usual names.`,
  'model.weights.notUsed': ({ names }: { names: readonly string[] }) =>
    `Not loaded, because sentence vectors do not use them: ${listed(names)}.`,

  'model.encoder.unexpected': ({ name }: { name: string }) => `The model has an unexpected weight: ${name}.`,
  'model.encoder.shape': ({ name, shape, expected }: Shapes) =>
    `The model has ${name} of shape ${shapeText(shape)} instead of ${shapeText(expected)}.`,
  'model.encoder.missing': ({ names }: { names: readonly string[] }) =>
    `The model lacks ${weights(names)}: ${listed(names)}.`,

  'model.next.anotherFile': 'Download the file again, or choose another model.',
  'model.next.convertDtype': 'Convert the model to float32 in Python, or choose another one.',
  'model.next.convertPickle': ({ file }: { file: string }) =>
    `Convert it on a computer where it may run: SentenceTransformer("…").save("folder") in Python writes ${file}.`,
  'model.next.safetensorsOrCompare':
    'To train, choose a folder of the same model that has its weights in model.safetensors. "Compare base models" evaluates ONNX files as they are.',
  'model.next.safetensors': 'Choose a folder of the same model that has its weights in model.safetensors.',
  'model.next.damagedFile':
    'Download the file again; if the problem persists, the file was written incorrectly.',
  'model.onnx.tooLarge': ({ size, most }: { size: number; most: number }) =>
    `As ONNX the model would be ${bytes(size)}, and one file can have ${bytes(most)} at most.`,
  'model.onnx.tooLarge.next': 'Choose fp16 or q8, which are smaller.',
  'model.onnx.failed': ({ error }: { error: string }) =>
    `transformers.js could not run the ONNX model: ${error}`,
  'model.onnx.failed.next':
    'Close other tabs to free memory, or choose "WebAssembly" under "Compute", then try again.',
  'model.onnx.notHere': 'This build has no onnxruntime, which runs ONNX models.',
  'model.onnx.notHere.next': 'Use the web page, or onnxruntime in Python.',
  'model.onnx.noFile': ({ path }: { path: string }) => `There is no ONNX file ${path}.`,
  'model.onnx.noFile.next': 'Choose another precision, or export the model for transformers.js.',
  'model.onnx.measured': ({
    precision,
    poolings,
    normalize,
    prompts,
  }: {
    precision: string;
    /** Null where the graph gives sentence vectors itself. */
    poolings: readonly string[] | null;
    normalize: boolean;
    /** Of the two sides; one where they are the same, none where it is empty. Comparisons of earlier versions do not have them. */
    prompts?: readonly string[];
  }) => {
    const vectors =
      poolings === null
        ? 'with the sentence vectors that the ONNX file gives'
        : `with ${poolings.join(' + ')} pooling${normalize ? ', normalised' : ''}`;
    const which = prompts?.map((text) => (text === '' ? 'none' : quoted(text))) ?? [];
    const prompt =
      prompts === undefined
        ? ''
        : which.length === 0
          ? ', without a prompt'
          : `, with the ${which.length === 1 ? 'prompt' : 'prompts'} ${and(which)}`;
    return `Run by transformers.js (${precision}), for evaluation only, ${vectors}${prompt}.`;
  },
  'model.onnx.ownPooling':
    'The pooling of this ONNX model cannot be changed: its file gives sentence vectors alone, or a Dense module follows the pooling.',
  'model.onnx.ownPooling.next': 'Set "Pooling" of this model to "As the model says".',
  'model.onnx.dense':
    'The ONNX file gives token vectors only, and the Dense module that follows the pooling is not part of it.',
  'model.onnx.dense.next':
    'Export the model with an output "sentence_embedding", or choose a folder with model.safetensors.',
};

export interface WrongLength extends Tensor {
  readonly bytes: number;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly expected: number;
}

export interface NotFinite extends Tensor {
  /** "NaN" or "-Infinity", which JSON cannot hold as a number. */
  readonly value: string;
  readonly index: number;
}

export interface DtypeUnsupported extends Tensor {
  readonly dtype: string;
  readonly scale: string;
}

export interface ScaleLength extends Tensor {
  readonly scale: string;
  readonly numbers: number;
  readonly rows: number;
}

export interface Shapes {
  readonly name: string;
  readonly shape: readonly number[];
  readonly expected: readonly number[];
}

export interface WrongShape extends Shapes {
  readonly path: string;
  readonly configPath: string;
}
