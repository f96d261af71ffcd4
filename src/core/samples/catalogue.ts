/** The datasets that come with the page: what each shows, and which loss fits its shape. */

import { message, type Message } from '../../messages/message';
import type { LossName } from '../losses/catalogue';

/**
 * About what Spearman comes to with the built-in model, as `npm run samples:check` measures it, and how many seconds the
 * run takes on two CPU cores. Where the model can't read the language, nothing is to be expected after training.
 */
export type Expectation =
  | { readonly kind: 'learns'; readonly before: number; readonly after: number; readonly seconds: number }
  | { readonly kind: 'unread'; readonly before: number };

export interface Sample {
  /** In public/samples/. */
  readonly file: string;
  readonly title: Message;
  /** One line: what it shows. */
  readonly shows: Message;
  readonly expect: Expectation;
  readonly loss: LossName;
  /** The share to hold out; absent: the default's. */
  readonly heldOut?: number;
  /** As BCP 47 names it; the built-in model reads English. */
  readonly language: 'en' | 'zh';
}

export const samples = [
  {
    file: 'duplicate-questions.csv',
    title: message('data.sample.duplicateQuestions'),
    shows: message('data.sample.duplicateQuestions.shows'),
    expect: { kind: 'learns', before: 0.6, after: 0.75, seconds: 35 },
    loss: 'ContrastiveLoss',
    // A tenth is 74 pairs, on which most gains are too close to call.
    heldOut: 0.2,
    language: 'en',
  },
  {
    file: 'graded-similarity.csv',
    title: message('data.sample.gradedSimilarity'),
    shows: message('data.sample.gradedSimilarity.shows'),
    expect: { kind: 'learns', before: 0.6, after: 0.8, seconds: 25 },
    loss: 'CosineSimilarityLoss',
    language: 'en',
  },
  {
    file: 'questions-and-answers.csv',
    title: message('data.sample.questionsAndAnswers'),
    shows: message('data.sample.questionsAndAnswers.shows'),
    expect: { kind: 'learns', before: 0.7, after: 0.75, seconds: 35 },
    loss: 'MultipleNegativesRankingLoss',
    language: 'en',
  },
  {
    file: 'clause-triplets.csv',
    title: message('data.sample.clauseTriplets'),
    shows: message('data.sample.clauseTriplets.shows'),
    expect: { kind: 'learns', before: 0.4, after: 0.6, seconds: 50 },
    loss: 'MultipleNegativesRankingLoss',
    language: 'en',
  },
  {
    file: 'duplicate-questions-zh.csv',
    title: message('data.sample.chineseQuestions'),
    shows: message('data.sample.chineseQuestions.shows'),
    expect: { kind: 'unread', before: -0.15 },
    loss: 'ContrastiveLoss',
    language: 'zh',
  },
] as const satisfies readonly Sample[];
