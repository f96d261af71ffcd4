/**
 * Searches the sentences of this folder: the query alone is embedded, by the model in `model/` with transformers.js, and
 * compared with the vectors of the sentences, which were computed when the folder was written. Nothing is fetched from
 * anywhere else.
 */

import { AutoModel, AutoTokenizer, env, Tensor } from './lib/transformers.js';
import { settings } from './settings.js';

const { dimensions, words } = settings;

function element<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof type) return found;
  throw new Error(`#${id} is missing in index.html.`);
}

const form = element('search', HTMLFormElement);
const box = element('query', HTMLInputElement);
const many = element('many', HTMLSelectElement);
const status = element('status', HTMLElement);
const hits = element('hits', HTMLOListElement);

async function read(path: string): Promise<Response> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

/** The sentences, their vectors one after the other, and the length of each. */
async function openSentences() {
  const [texts, file]: [unknown, ArrayBuffer] = await Promise.all([
    read('sentences.json').then((response) => response.json()),
    read('vectors.bin').then((response) => response.arrayBuffer()),
  ]);
  if (!Array.isArray(texts)) throw new Error('sentences.json: not a list');
  const vectors = settings.vectors === 'int8' ? new Int8Array(file) : new Float32Array(file);
  const lengths = texts.map((_, i) => {
    let sum = 0;
    for (let j = i * dimensions; j < (i + 1) * dimensions; j++) sum += (vectors[j] ?? 0) ** 2;
    return Math.sqrt(sum);
  });
  return { texts: texts.map(String), vectors, lengths };
}

/** The model, as a function from a query to its vector. */
async function openModel() {
  Object.assign(env, {
    allowLocalModels: true,
    allowRemoteModels: false,
    localModelPath: './',
    useBrowserCache: false,
    useWasmCache: false,
  });
  const at = (path: string) => new URL(path, document.baseURI).href;
  Object.assign(env.backends.onnx.wasm ?? {}, {
    wasmPaths: { mjs: at('lib/onnxruntime.js'), wasm: at('lib/onnxruntime.wasm') },
    numThreads: crossOriginIsolated ? Math.min(navigator.hardwareConcurrency, 4) : 1,
  });
  const [tokenizer, model] = await Promise.all([
    AutoTokenizer.from_pretrained('model', { local_files_only: true }),
    AutoModel.from_pretrained('model', { dtype: settings.dtype, device: 'wasm', local_files_only: true }),
  ]);
  return async (query: string): Promise<Float32Array> => {
    const ids: number[] = tokenizer.encode(settings.prompt + query);
    const { maxTokens, closingTokens } = settings;
    if (ids.length > maxTokens) {
      ids.splice(maxTokens - closingTokens, ids.length - maxTokens);
    }
    const shape = [1, ids.length];
    const outputs: Record<string, unknown> = await model.forward({
      input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), shape),
      attention_mask: new Tensor('int64', new BigInt64Array(ids.length).fill(1n), shape),
    });
    const vector = outputs['sentence_embedding'];
    if (vector instanceof Tensor && vector.data instanceof Float32Array) return vector.data;
    throw new Error('sentence_embedding is missing in the output of the model.');
  };
}

let opening: Promise<
  [Awaited<ReturnType<typeof openSentences>>, Awaited<ReturnType<typeof openModel>>]
> | null = null;
const open = () => (opening ??= Promise.all([openSentences(), openModel()]));

interface Hit {
  readonly text: string;
  readonly cosine: number;
}

/** The sentences nearest to a query by cosine, the nearest first and equal ones in their order. */
async function search(query: string, count: number): Promise<{ found: readonly Hit[]; all: number }> {
  const [{ texts, vectors, lengths }, embed] = await open();
  const vector = await embed(query);
  const length = Math.hypot(...vector);
  const cosines = texts.map((_, i) => {
    let dot = 0;
    for (let j = 0; j < dimensions; j++) dot += (vector[j] ?? 0) * (vectors[i * dimensions + j] ?? 0);
    const scale = length * (lengths[i] ?? 0);
    return scale > 0 ? dot / scale : 0;
  });
  const order = cosines.map((_, i) => i).sort((a, b) => (cosines[b] ?? 0) - (cosines[a] ?? 0) || a - b);
  const found = order.slice(0, count).map((i) => ({ text: texts[i] ?? '', cosine: cosines[i] ?? 0 }));
  return { found, all: texts.length };
}

const fill = (text: string, values: Readonly<Record<string, string | number>>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

function item({ text, cosine }: Hit): HTMLLIElement {
  const line = document.createElement('li');
  const sentence = document.createElement('span');
  sentence.textContent = text;
  const number = document.createElement('span');
  number.className = 'cosine';
  number.title = cosine.toFixed(6);
  number.textContent = cosine.toFixed(4);
  line.append(sentence, number);
  if (settings.threshold !== null && cosine >= settings.threshold) {
    const mark = document.createElement('span');
    mark.className = 'similar';
    mark.textContent = words.similar;
    line.append(mark);
  }
  return line;
}

/** The number of the latest search: an earlier one that ends after it shows nothing. */
let latest = 0;

async function show(): Promise<void> {
  const query = box.value.trim();
  if (query === '') return;
  const own = ++latest;
  status.textContent = words.searching;
  try {
    const { found, all } = await search(query, Number(many.value));
    if (own !== latest) return;
    hits.replaceChildren(...found.map(item));
    status.textContent = fill(words.found, { shown: found.length, all });
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown): void {
  status.textContent = fill(words.failed, { error: error instanceof Error ? error.message : String(error) });
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void show();
});
many.addEventListener('change', () => void show());

status.textContent = words.loading;
open().then(() => {
  if (latest === 0) status.textContent = words.ready;
}, fail);
