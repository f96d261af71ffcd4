/** Semblance's engine as the page runs it. */

import { countDispatches } from '../../src/ml/kernels/webgpu/dispatches';
import { encodeTexts, firstSentences } from '../../src/ml/encoder/encodeTexts';
import { SentenceEncoder } from '../../src/ml/encoder/encoder';
import { message } from '../../src/messages/message';
import type { ModelDescription } from '../../src/ml/model/types';
import { AdamW } from '../../src/ml/optim/adamw';
import { trainStep, type StepBatch, type StepSettings } from '../../src/ml/train/step';
import { createTokenStore } from '../../src/ml/encoder/tokenStore';
import { learningRate, maxGradNorm, meanCosine, type Answer, type Job, type Setup } from '../jobs';
import { gpuFinished } from './gpuFinished';
import { loadMiniLM } from './minilm';
import { startSemblance } from './semblanceBackend';
import { serve, timed } from './serve';

serve(async ({ backend, job }: Setup): Promise<() => Promise<Answer>> => {
  await startSemblance(backend);
  const dispatches = backend === 'webgpu' ? countDispatches() : null;
  const description = await loadMiniLM(job.kind === 'step' ? job.layers : 6);
  const encoder = await SentenceEncoder.create(description.config, description.weights());
  const run = await prepare(job, encoder, description);
  return async () => {
    const before = dispatches?.() ?? 0;
    const { value: check, seconds } = await timed(async () => {
      const value = await run();
      await gpuFinished();
      return value;
    });
    return { seconds, check, ...(dispatches ? { dispatches: dispatches() - before } : {}) };
  };
});

async function prepare(
  job: Job,
  encoder: SentenceEncoder,
  description: ModelDescription,
): Promise<() => Promise<number>> {
  const optimizer = () => new AdamW(encoder.parameters, { weightDecay: 0 });
  switch (job.kind) {
    case 'step': {
      const batches = job.batches.map(([sentence1, sentence2]): StepBatch => ({
        sentence1: sentence1.map((ids) => Int32Array.from(ids)),
        sentence2: sentence2.map((ids) => Int32Array.from(ids)),
        negatives: null,
        labels: new Float32Array(sentence1.length),
      }));
      encoder.trainWords(job.batches.flat(3));
      const adamw = optimizer();
      let step = 0;
      return async () => {
        const batch = batches[step++ % batches.length];
        if (!batch) throw new RangeError('There are no batches.');
        return (await trainStep(encoder, adamw, [batch], settings('MultipleNegativesRankingLoss'))).loss;
      };
    }
    case 'pass': {
      let adamw: AdamW | null = null;
      return async () => {
        const tokens = createTokenStore(description, description.config.maxSeqLength);
        const rows = job.pairs.map(({ sentence1, sentence2, score }) => ({
          sentence1: tokens.ids(sentence1),
          sentence2: tokens.ids(sentence2),
          score,
        }));
        if (!adamw) {
          encoder.trainWords(rows.flatMap(({ sentence1, sentence2 }) => [...sentence1, ...sentence2]));
          adamw = optimizer();
        }
        let sum = 0;
        for (let start = 0; start < rows.length; start += job.batchSize) {
          const part = rows.slice(start, start + job.batchSize);
          const batch = {
            sentence1: part.map(({ sentence1 }) => sentence1),
            sentence2: part.map(({ sentence2 }) => sentence2),
            negatives: null,
            labels: Float32Array.from(part, ({ score }) => score),
          };
          const dropout = { seed: 1, step: start };
          const { loss } = await trainStep(encoder, adamw, [batch], {
            ...settings('CosineSimilarityLoss'),
            dropout,
          });
          sum += loss * part.length;
        }
        return sum / rows.length;
      };
    }
    case 'encode':
      return async () => {
        const encoding = encodeTexts(
          encoder,
          createTokenStore(description, description.config.maxSeqLength),
          firstSentences(job.texts),
          (share) => ({
            type: 'progress',
            what: message('training.progress.encoding'),
            done: share,
            total: 1,
          }),
        );
        let next = await encoding.next();
        while (!next.done) next = await encoding.next();
        const vectors = next.value;
        return meanCosine(job.texts, (text) => vectors.get(text) ?? new Float32Array(0));
      };
  }
}

const settings = (loss: StepSettings['loss']): StepSettings => ({
  loss,
  lossParams: {},
  learningRate,
  maxGradNorm,
  dropout: null,
});
