/** A page that searches a dataset's sentences with a run's model, as a folder for any static server. */

import { distinctSentences } from '../../../core/data/dataset/distinct';
import { settingsModule } from '../../../core/javascript/settingsModule';
import { onnxPaths } from '../../../core/run/onnx/files';
import type { DownloadChoices } from '../../../core/run/downloads';
import { type SearchSettings, vectorsOf } from '../../../core/run/export/searchPage';
import { message } from '../../../messages/message';
import { ModelError } from '../../../core/errors';
import type { Sentence } from '../../encoder/tokenStore';
import { bytesStream, type FileStream, textFile } from '../../model/files/files';
import { dimensionsOf } from '../../model/types';
import { type Follow, inSlices, type ModelWithRows } from '../results';
import { scriptWords, searchHtml, searchReadme } from './html';

export interface SearchFolderParts extends Omit<DownloadChoices['searchPage'], 'precision'> {
  readonly model: ModelWithRows;
  readonly precision: DownloadChoices['searchPage']['precision'];
  /** The model's folder with an ONNX file of this precision. */
  readonly onnx: readonly FileStream[];
  /** The page's script and styles, and the libraries, by their paths in the folder. */
  readonly served: readonly FileStream[];
  readonly follow: Follow;
}

const asSecond = (text: string): Sentence[] => [{ text, side: 'sentence2' }];

/** What transformers.js reads of a model's folder beside the .onnx file. */
const modelFiles = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];

/** @throws ModelError where pooling leaves out the prompt, which an ONNX file can't do by itself */
export function searchFolder(parts: SearchFolderParts): readonly FileStream[] {
  const { model, precision, threshold, onnx, served } = parts;
  const { config, name, prompts, tokenizer } = model.description;
  if (config.excludesPrompt) {
    throw new ModelError(
      message('model.searchPage.promptLeftOut'),
      message('model.searchPage.promptLeftOut.next'),
    );
  }
  const { texts } = distinctSentences(model.dataset.examples.items, Infinity);
  const dimensions = dimensionsOf(config);
  const vectors = vectorsOf(precision);
  const settings: SearchSettings = {
    dtype: precision,
    prompt: prompts.sentence1,
    maxTokens: config.maxSeqLength,
    closingTokens: commonEnd(
      tokenizer.encode('', config.maxSeqLength),
      tokenizer.encode('a', config.maxSeqLength),
    ),
    dimensions,
    vectors,
    threshold,
    words: scriptWords,
  };
  const kept = onnx.filter(({ path }) => modelFiles.includes(path) || path === onnxPaths[precision]);
  const facts = {
    ...settings,
    name,
    data: model.dataset.parsed.name,
    sentences: texts.length,
    modelBytes: kept.find(({ path }) => path === onnxPaths[precision])?.size ?? 0,
  };
  return [
    ...[
      textFile('README.md', searchReadme(facts)),
      textFile('index.html', searchHtml(facts)),
      textFile('settings.js', settingsModule(settings)),
      textFile('sentences.json', JSON.stringify(texts)),
    ].map(bytesStream),
    vectorFile(parts, texts, dimensions),
    ...kept.map((file) => ({ ...file, path: `model/${file.path}` })),
    ...served,
  ];
}

/** The vectors of the sentences as second ones, computed while the file is read. */
function vectorFile(
  { model, precision, follow }: SearchFolderParts,
  texts: readonly string[],
  dimensions: number,
): FileStream {
  const type = vectorsOf(precision);
  return {
    path: 'vectors.bin',
    size: texts.length * dimensions * (type === 'int8' ? 1 : 4),
    async *stream() {
      for await (const { slice, vectors } of inSlices(model, texts, asSecond, follow)) {
        const values =
          type === 'int8'
            ? new Int8Array(slice.length * dimensions)
            : new Float32Array(slice.length * dimensions);
        for (const [i, text] of slice.entries()) {
          const vector = vectors.get(text, 'sentence2');
          if (vector) values.set(type === 'int8' ? directionAsInt8(vector) : vector, i * dimensions);
        }
        yield new Uint8Array(values.buffer);
      }
    },
  };
}

/** The vector scaled so that its largest number is ±127, and rounded: cosines need no scale. [D] */
export function directionAsInt8(vector: Float32Array): Int8Array<ArrayBuffer> {
  const largest = vector.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  return Int8Array.from(vector, (value) => (largest > 0 ? Math.round((127 * value) / largest) : 0));
}

/** How many ids at the end are the same. */
function commonEnd(a: Int32Array, b: Int32Array): number {
  let count = 0;
  while (count < a.length && a.at(-1 - count) === b.at(-1 - count)) count++;
  return count;
}
