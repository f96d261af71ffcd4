/**
 * A static model of another one, as model2vec makes it (van Dongen & Tulkens 2024): the vector of each token alone, reduced
 * by PCA, and weighted by how frequent the token is.
 */

import * as z from 'zod/mini';
import type { Progress } from '../../core/run/events';
import { type StaticSettings, staticName } from '../../core/model/static';
import { ModelError } from '../../core/errors';
import { message } from '../../messages/message';
import { staticEmbedding } from '../model/architectures/staticEmbedding';
import { bytesStream, type FileStream } from '../model/files/files';
import { safetensorsFile } from '../model/files/safetensorsWriter';
import { companionFiles } from '../model/folder/companions';
import { weightsFile } from '../model/folder/weights';
import type { ModelDescription, ModelFiles, SentenceModelConfig } from '../model/types';
import { alongDirections, principalDirections } from '../pca/principal';
import { tokenVectors } from './tokenVectors';

/** Bytes of the vectors that are held before they are reduced. */
const mostBytes = 1e9;

/** As model2vec's. */
const sifCoefficient = 1e-4;

export interface StaticFolder {
  readonly name: string;
  /** In the layout of sentence-transformers: StaticEmbedding, then Normalize. */
  readonly files: readonly FileStream[];
}

/**
 * Yields its progress after each batch of tokens, and stops when its consumer does. Tokens that the tokenizer does not name, and
 * "[unused1]" and the like, have vectors of zeros and no part in the components.
 * @throws ModelError for a model that is static itself, has fewer dimensions, or too many tokens
 */
export async function* makeStatic(
  description: ModelDescription,
  { dimensions, weighted }: StaticSettings,
): AsyncGenerator<Progress, StaticFolder> {
  const { encoder } = description.config;
  const { hiddenSize: width, vocabSize } = encoder;
  if (encoder.bag)
    throw new ModelError(message('model.static.already'), message('model.static.already.next'));
  const tokenizer = checkedTokenizer(await description.tokenizerJson());
  const ids = usedIds(tokenizer, vocabSize);
  const most = Math.min(width, ids.length - 1);
  if (dimensions > most) {
    throw new ModelError(
      message('model.static.dimensions', { dimensions, most }),
      message('model.static.dimensions.next', { most }),
    );
  }
  const bytes = ids.length * width * Float32Array.BYTES_PER_ELEMENT;
  if (bytes > mostBytes) {
    throw new ModelError(
      message('model.static.tooLarge', { tokens: ids.length, bytes }),
      message('model.static.tooLarge.next'),
    );
  }
  const vectors = yield* tokenVectors(description, ids);
  const reduced = yield* principalComponents(vectors, width, dimensions);
  if (weighted) weigh(reduced, dimensions);
  const table = new Float32Array(vocabSize * dimensions);
  for (const [i, id] of ids.entries()) {
    table.set(reduced.subarray(i * dimensions, (i + 1) * dimensions), id * dimensions);
  }
  return {
    name: staticName(description.name, dimensions),
    files: await folder(table, dimensions, vocabSize, tokenizer),
  };
}

/** The vectors less their mean, along their directions of largest variance. @param vectors [n × width] @returns [n × dimensions] */
async function* principalComponents(
  vectors: Float32Array,
  width: number,
  dimensions: number,
): AsyncGenerator<Progress, Float32Array> {
  const what = message('model.static.progress.components');
  const rows = Array.from({ length: vectors.length / width }, (_, i) =>
    vectors.subarray(i * width, (i + 1) * width),
  );
  const { mean, directions } = yield* principalDirections(rows, { dimensions, what });
  return yield* alongDirections(rows, directions, what, mean);
}

/**
 * Smooth inverse frequency (Arora et al. 2017): a / (a + p) for a token of frequency p, which follows from its place in the
 * vocabulary by Zipf's law, for vocabularies are sorted by frequency. In place.
 * @param vectors [n × dimensions]
 */
function weigh(vectors: Float32Array, dimensions: number): void {
  const rows = vectors.length / dimensions;
  const inverse = (row: number) => 1 / (row + 2);
  let sum = 0;
  for (let row = 0; row < rows; row++) sum += inverse(row);
  for (let row = 0; row < rows; row++) {
    const weight = sifCoefficient / (sifCoefficient + inverse(row) / sum);
    for (let i = row * dimensions; i < (row + 1) * dimensions; i++) vectors[i] = (vectors[i] ?? 0) * weight;
  }
}

const tokenizerSchema = z.looseObject({
  model: z.looseObject({
    vocab: z.union([z.record(z.string(), z.number()), z.array(z.tuple([z.string(), z.number()]))]),
  }),
  added_tokens: z._default(z.array(z.looseObject({ id: z.number(), content: z.string() })), []),
});
type TokenizerJson = z.output<typeof tokenizerSchema>;

const checkedTokenizer = (value: unknown): TokenizerJson => tokenizerSchema.parse(value);

/** The ids of tokens that have a name and are no place holders, in ascending order. */
function usedIds({ model, added_tokens: added }: TokenizerJson, vocabSize: number): readonly number[] {
  const { vocab } = model;
  const named = Array.isArray(vocab)
    ? vocab.map(([token], id) => [token, id] as const)
    : Object.entries(vocab);
  const used = new Set<number>();
  for (const [token, id] of [...named, ...added.map(({ content, id }) => [content, id] as const)]) {
    if (id < vocabSize && !/^\[unused\d+\]$/.test(token)) used.add(id);
  }
  return [...used].sort((a, b) => a - b);
}

/** @param table [vocabSize × dimensions] */
async function folder(
  table: Float32Array,
  dimensions: number,
  vocabSize: number,
  tokenizer: TokenizerJson,
): Promise<readonly FileStream[]> {
  const path = 'config.json';
  const encoder = staticEmbedding.encoderConfig({ vocab_size: vocabSize, hidden_size: dimensions }, path);
  const { maxPositions: maxSeqLength } = encoder;
  const config: SentenceModelConfig = {
    encoder,
    pooling: ['mean'],
    modules: [{ kind: 'normalize' }],
    maxSeqLength,
  };
  const bytes = new TextEncoder().encode(JSON.stringify(tokenizer));
  const files: ModelFiles = {
    name: '',
    paths: ['tokenizer.json'],
    size: () => bytes.length,
    read: (_, start = 0, end = bytes.length) => Promise.resolve(bytes.subarray(start, end)),
  };
  const companions = await companionFiles(
    {
      files,
      folder: '',
      architecture: staticEmbedding,
      config,
      own: {},
      defaultPrompt: '',
      lowercase: false,
    },
    { maxSeqLength, pooling: config.pooling, prompts: { sentence1: '', sentence2: '' } },
  );
  const tensor = { name: staticEmbedding.fileName('embeddings.word'), shape: [vocabSize, dimensions] };
  const weights = safetensorsFile(weightsFile, [tensor], async function* () {
    yield { ...tensor, data: table };
  });
  return [...companions.map(bytesStream), weights];
}
