/** Measures a model on an evaluation set without training: its metrics, its speed, and how well it knows the words. */

import type { MeasuredModel, MeasuredOn } from '../../core/baseModels/measured';
import type { EvaluationSet } from '../../core/data/evaluation/pairing';
import type { Progress, RunEvent } from '../../core/run/events';
import { workPerToken } from '../../core/model/work';
import { encodeTexts } from '../encoder/encodeTexts';
import { SentenceEncoder } from '../encoder/encoder';
import { measureTokens } from '../encoder/tokenLengths';
import { createTokenStore, type TokenStore } from '../encoder/tokenStore';
import { checkLargestTensor } from '../memory/estimate';
import type { ModelDescription } from '../model/types';
import { modelReport } from '../sources/readModel';
import { evaluateSet } from './evaluate';
import { emptyVectors, encodeUnknown, type ModelVectors } from './vectorCache';

export interface Measuring {
  readonly description: ModelDescription;
  readonly evaluationSet: EvaluationSet;
  /** The backend, which is started already. */
  readonly on: MeasuredOn;
  /** Of the model, where it has one already; else it is made, and freed at the end. */
  readonly made?: { readonly encoder: SentenceEncoder; readonly tokens: TokenStore };
  /** Vectors that are known, to which the new ones are added; absent: none. */
  readonly known?: ModelVectors;
  /** Seconds, from any start. */
  readonly now: () => number;
}

/** Sentences are cut at the model's own length. */
export async function* measureModel({
  description,
  evaluationSet,
  on,
  made,
  known = emptyVectors(),
  now,
}: Measuring): AsyncGenerator<Progress, MeasuredModel> {
  const { config, bytes } = description;
  checkLargestTensor(config, null);
  const items = evaluationSet.pairs.map((pair) => ({ ...pair, negatives: [] }));
  const { unknown } = yield* measureTokens(description, items);
  const encoder = made?.encoder ?? (await SentenceEncoder.create(config, description.weights()));
  try {
    const tokens = made?.tokens ?? createTokenStore(description, config.maxSeqLength);
    const encode = encodeUnknown(known, tokens, now, (sentences, describe) =>
      encodeTexts(encoder, tokens, sentences, describe),
    );
    const events = evaluateSet({ evaluationSet, now, encode }, 0);
    const evaluation = yield* lastOf(events);
    const { name, architecture, parameters, dimensions } = modelReport(description);
    const { layers, hiddenSize, intermediateSize } = config.encoder;
    return {
      name,
      architecture,
      bytes,
      parameters,
      work: workPerToken(layers, hiddenSize, intermediateSize),
      dimensions,
      maxSeqLength: config.maxSeqLength,
      notes: description.notes,
      unknown,
      embedded: { sentences: known.sentences, seconds: known.seconds },
      on: { backend: on.backend, threads: on.threads },
      evaluation,
    };
  } finally {
    if (!made) encoder.dispose();
  }
}

/** The evaluation that the events end with; their progress is yielded. */
export async function* lastOf(
  events: AsyncGenerator<RunEvent>,
): AsyncGenerator<Progress, MeasuredModel['evaluation']> {
  for await (const event of events) {
    if (event.type === 'evaluation') return event.evaluation;
    if (event.type === 'progress') yield { what: event.what, done: event.done, total: event.total };
  }
  throw new Error('The evaluation ended without a result.');
}
