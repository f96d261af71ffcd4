/**
 * Looking at a model without a run: vectors of what a person types, the dataset's sentences nearest to a query, and whether
 * the base model agrees with the direction of the labels.
 */

import { message } from '../../messages/message';
import type { Dataset } from '../../core/data/dataset/dataset';
import { distinctSentences } from '../../core/data/dataset/distinct';
import {
  checkDirection,
  contradictingRows,
  pairsToCheck,
} from '../../core/data/findings/model/reversedLabel';
import { RecipeError } from '../../core/errors';
import { cosine } from '../../core/metrics/cosine';
import { nearest } from '../../core/metrics/nearest';
import { spearman } from '../../core/metrics/spearman';
import type { Progress } from '../../core/run/events';
import { encodeTexts } from '../../ml/encoder/encodeTexts';
import type { Sentence } from '../../ml/encoder/tokenStore';
import { encoded } from '../../ml/export/results';
import type { DataService } from './data';
import type { Encoders } from './encoders';
import type { OpenedModel } from './trained';
import type { CallContext, Handlers } from '../calls/handlers';
import type { Follower } from '../pace/follow';

interface Deps {
  readonly data: DataService;
  readonly follower: Follower;
  readonly encoders: Encoders;
}

/** The dataset's sentences under one model, as far as they are embedded. */
interface Index {
  readonly dataset: Dataset;
  readonly texts: readonly string[];
  readonly total: number;
  /** Of the first texts. */
  readonly vectors: Float32Array[];
}

/** Sentences that are embedded together: those that are done when the search is stopped are kept. */
const sliceSentences = 512;

const asFirst = (text: string): Sentence => ({ text, side: 'sentence1' });
const asSecond = (text: string): Sentence => ({ text, side: 'sentence2' });

/** Why a call to a model has no answer any more. */
export const runStarted = () =>
  new RecipeError(message('worker.run.started'), message('worker.run.started.next'));
export const modelChanged = () =>
  new RecipeError(message('worker.model.changed'), message('worker.model.changed.next'));

export function exploring({ data, follower, encoders }: Deps): Handlers<'embed' | 'search' | 'checkBase'> {
  /** By what identifies the weights, and forgotten with it. */
  const indexes = new WeakMap<object, Index>();

  /** @returns [sentences][D] */
  async function encode(
    { encoder, tokens }: OpenedModel,
    sentences: readonly Sentence[],
    context: CallContext<Progress>,
  ): Promise<Float32Array[]> {
    const progress = (share: number) => encoded(Math.round(share * sentences.length), sentences.length);
    const vectors = await follower(context)(encodeTexts(encoder, tokens, sentences, progress));
    return sentences.map(({ text, side }) => vectors.get(text, side) ?? new Float32Array(0));
  }

  function indexOf({ identity }: OpenedModel): Index {
    const dataset = data.dataset('train');
    const known = indexes.get(identity);
    if (known?.dataset === dataset) return known;
    const index = { dataset, ...distinctSentences(dataset.examples.items), vectors: [] };
    indexes.set(identity, index);
    return index;
  }

  async function embedAll(index: Index, opened: OpenedModel, { signal, report }: CallContext<Progress>) {
    const { texts, vectors } = index;
    while (vectors.length < texts.length) {
      const start = vectors.length;
      const slice = texts.slice(start, start + sliceSentences).map(asSecond);
      const embedded = await encode(opened, slice, {
        signal,
        report: ({ done, deadline, ...rest }) =>
          report({
            ...rest,
            what: message('worker.progress.indexing'),
            // Only tokenising has a deadline, and its progress is not that of the embedding.
            ...(deadline === undefined ? { done: start + done } : { done: start, deadline }),
            total: texts.length,
          }),
      });
      // By place, since another search may have embedded the same sentences meanwhile.
      for (const [i, vector] of embedded.entries()) vectors[start + i] = vector;
    }
  }

  return {
    embed: ({ texts, side, ...asked }, context) =>
      encoders.use(asked, context, (opened, signal) => {
        const sentences = texts.map((text, i): Sentence =>
          side === undefined ? (i === 0 ? asFirst(text) : asSecond(text)) : { text, side },
        );
        return encode(opened, sentences, { ...context, signal });
      }),

    async checkBase({ seed, ...how }, context) {
      const { examples, roles } = data.dataset('train');
      const pairs = pairsToCheck(examples, seed);
      if (pairs.length === 0) return null;
      return encoders.use({ run: null, ...how }, context, async (opened, signal) => {
        const sentences = pairs.flatMap(({ sentence1, sentence2 }) => [
          asFirst(sentence1),
          asSecond(sentence2),
        ]);
        const vectors = await encode(opened, sentences, { ...context, signal });
        const cosines = pairs.map((_, i) => cosine(vectors[2 * i], vectors[2 * i + 1]));
        const labels = pairs.map(({ label }) => label);
        return checkDirection(
          { spearman: spearman(cosines, labels), pairs: pairs.length },
          contradictingRows(examples, roles, pairs, cosines),
        );
      });
    },

    search: ({ query, limit, ...asked }, context) =>
      encoders.use(asked, context, async (opened, signal) => {
        const index = indexOf(opened);
        await embedAll(index, opened, { ...context, signal });
        const searching = (progress: Progress) =>
          context.report({ ...progress, what: message('worker.progress.searching'), done: 0, total: 0 });
        const [vector] = await encode(opened, [asFirst(query)], { signal, report: searching });
        const hits = nearest(vector ?? new Float32Array(0), index.vectors, limit);
        return {
          hits: hits.map(({ index: i, cosine }) => ({ text: index.texts[i] ?? '', cosine })),
          searched: index.texts.length,
          total: index.total,
        };
      }),
  };
}
