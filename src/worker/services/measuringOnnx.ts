/** Measures the ONNX files of a run's model: each is written, opened by transformers.js, and evaluated as the run was. */

import { message } from '../../messages/message';
import { ModelError } from '../../core/errors';
import { mainEvaluator, primaryOf } from '../../core/evaluators/catalogue';
import type { Progress } from '../../core/run/events';
import type { OnnxFileMeasures, OnnxMeasures } from '../../core/run/onnx/measures';
import { splitDataset } from '../../core/run/parts';
import type { Precision } from '../../core/run/precisions';
import { encodeTexts, type Encoding, type Vectors } from '../../ml/encoder/encodeTexts';
import { bothSides, withoutRepeats, type Sentence } from '../../ml/encoder/tokenStore';
import { type Encode, evaluateSet } from '../../ml/evaluate/evaluate';
import { lastOf } from '../../ml/evaluate/measureModel';
import { encoded, type ModelWithRows } from '../../ml/export/results';
import type { FileStream } from '../../ml/model/files/files';
import { isNormalized, type SentenceModelConfig } from '../../ml/model/types';
import { encodeOnnx, type OnnxEncoder, type OnnxUse } from '../../ml/transformersJs/encodeOnnx';
import type { CallContext, Handlers } from '../calls/handlers';
import { withOnnx } from '../onnx/openOnnx';
import type { Follower } from '../pace/follow';
import { seconds } from '../pace/seconds';
import { blobOf } from '../storage/blobOf';
import type { Downloads } from './downloads';
import type { RunData } from './runData';

interface Deps {
  readonly follower: Follower;
  readonly downloads: Pick<Downloads, 'withRows' | 'onnxFolder'>;
  readonly rows: RunData;
}

export const measuringOnnx = ({ follower, downloads, rows }: Deps): Handlers<'measureOnnx'> => ({
  measureOnnx({ run, precisions }, { signal, report }) {
    const progress = (value: Progress) => report({ type: 'progress', ...value });
    return downloads.withRows(run, { signal, report: progress }, async (model, context) => {
      const dataset = await rows(run.data, context);
      const second = run.evaluationFile && (await rows(run.evaluationFile, context));
      const { evaluationSet } = splitDataset(dataset, second, run.recipe);
      const { pairs, kind } = evaluationSet;
      const { label, of } = primaryOf(mainEvaluator(kind));
      const sentences = withoutRepeats(pairs.flatMap(bothSides), model.tokens);
      const follow = follower(context);

      const evaluated = (encode: Encode) =>
        follow(lastOf(evaluateSet({ evaluationSet, encode, now: seconds }, 0)));
      const describe = (share: number) => encoded(Math.round(share * sentences.length), sentences.length);
      const own = await follow(encodeTexts(model.encoder, model.tokens, sentences, describe));
      const before = await evaluated((_, describe) => known(own, describe));
      let measures: OnnxMeasures = {
        metric: label,
        pairs: pairs.length,
        sentences: sentences.length,
        own: of(before.metrics),
        otherTokens: null,
        files: [],
      };

      const device = run.recipe.compute === 'webgpu' ? 'webgpu' : 'wasm';
      await withOnnx(context.signal, async (open) => {
        for (const precision of precisions) {
          const folder = await downloads.onnxFolder(run, precision, context);
          const { files, bytes } = await asBlobs(folder, precision, context);
          progress({ what: message('worker.progress.openingOnnx', { precision }), done: 0, total: 0 });
          const encoder = await open({ files, folder: 'onnx', precision, data: [], device });
          const compared = comparing(encoder, model, own, precision);
          const evaluation = await evaluated(compared.encode);
          const file: OnnxFileMeasures = {
            precision,
            bytes,
            value: of(evaluation.metrics),
            furthest: compared.furthest(),
            secondsPerThousand: (1000 * evaluation.seconds) / sentences.length,
          };
          const { otherTokens, files: before } = measures;
          measures = {
            ...measures,
            // The tokenizer is that of all files.
            otherTokens: otherTokens ?? (await countOtherTokens(encoder, model, sentences)),
            files: [...before, file],
          };
          report({ type: 'measured', measures });
        }
      });
      return measures;
    });
  },
});

async function* known(
  vectors: Vectors,
  describe: (share: number) => Progress & { type: 'progress' },
): Encoding {
  yield describe(1);
  return vectors;
}

/** What transformers.js reads of a folder, with the size of its .onnx file. */
async function asBlobs(
  folder: readonly FileStream[],
  precision: Precision,
  { signal, report }: CallContext<Progress>,
) {
  const files = new Map<string, Blob>();
  const what = message('worker.progress.writingOnnx', { precision });
  let bytes = 0;
  for (const { path, size, stream } of folder) {
    const isModel = path.endsWith('.onnx');
    if (!isModel && !read.includes(path)) continue;
    if (isModel) bytes = size;
    const onProgress = (done: number) => isModel && report({ what, done, total: size });
    files.set(path, await blobOf(stream(), signal, onProgress));
  }
  return { files, bytes };
}

const read = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];

/** The model's vectors, compared with the page's own. */
function comparing(
  encoder: OnnxEncoder,
  { tokens, description }: ModelWithRows,
  own: Vectors,
  precision: Precision,
) {
  const use = useOf(encoder, description.config);
  const what = message('worker.progress.measuringOnnx', { precision });
  let furthest = 0;
  const encode: Encode = async function* (sentences, describe) {
    const named = (share: number) => ({ ...describe(share), what });
    const vectors = yield* encodeOnnx(encoder, use, tokens, sentences, named);
    for (const { text, side } of sentences) {
      const expected = own.get(text, side);
      for (const [i, value] of (vectors.get(text, side) ?? []).entries()) {
        furthest = Math.max(furthest, Math.abs(value - (expected?.[i] ?? NaN)));
      }
    }
    return vectors;
  };
  return { encode, furthest: () => furthest };
}

function useOf({ outputs }: OnnxEncoder, config: SentenceModelConfig): OnnxUse {
  const padId = config.encoder.padId ?? 0;
  if (outputs.includes('sentence_embedding')) return { pooling: null, padId };
  if (config.modules.some(({ kind }) => kind === 'dense')) {
    throw new ModelError(message('model.onnx.dense'), message('model.onnx.dense.next'));
  }
  return { pooling: { modes: config.pooling, normalize: isNormalized(config) }, padId };
}

/** Texts that are sent to the thread at a time. */
const textsPerPiece = 256;

/** Sentences that transformers.js splits into other tokens than the page does, as where it cuts them. */
async function countOtherTokens(
  encoder: OnnxEncoder,
  { tokens, description: { prompts } }: ModelWithRows,
  sentences: readonly Sentence[],
): Promise<number> {
  let others = 0;
  for (let start = 0; start < sentences.length; start += textsPerPiece) {
    const piece = sentences.slice(start, start + textsPerPiece);
    const found = await encoder.tokenise(piece.map(({ text, side }) => prompts[side] + text));
    for (const [i, { text, side }] of piece.entries()) {
      const ids = tokens.ids(text, side);
      const other = found[i];
      if (!other || other.length !== ids.length || other.some((id, at) => id !== ids[at])) others++;
    }
  }
  return others;
}
