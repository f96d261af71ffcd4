/** The datasets that come with the page: what each shows, and which loss fits its shape. */

import { message, type Message } from '../../messages/message';
import type { LossName } from '../losses/catalogue';

export interface Sample {
  /** In public/samples/. */
  readonly file: string;
  readonly title: Message;
  /** One line: what it shows. */
  readonly shows: Message;
  /**
   * About what Spearman comes to, as `npm run samples:check` measures it, and how many seconds the run takes on two CPU
   * cores; null where the built-in model can't read it.
   */
  readonly expect: { readonly before: number; readonly after: number; readonly seconds: number } | null;
  readonly loss: LossName;
  /** As BCP 47 names it; the built-in model reads English. */
  readonly language: 'en' | 'zh';
}

export const samples = [
  {
    file: 'duplicate-questions.csv',
    title: message('data.sample.duplicateQuestions'),
    shows: message('data.sample.duplicateQuestions.shows'),
    expect: { before: -0.1, after: 0.3, seconds: 40 },
    loss: 'ContrastiveLoss',
    language: 'en',
  },
  {
    file: 'graded-similarity.csv',
    title: message('data.sample.gradedSimilarity'),
    shows: message('data.sample.gradedSimilarity.shows'),
    expect: { before: 0.2, after: 0.4, seconds: 40 },
    loss: 'CosineSimilarityLoss',
    language: 'en',
  },
  {
    file: 'questions-and-answers.csv',
    title: message('data.sample.questionsAndAnswers'),
    shows: message('data.sample.questionsAndAnswers.shows'),
    expect: { before: 0.55, after: 0.7, seconds: 40 },
    loss: 'MultipleNegativesRankingLoss',
    language: 'en',
  },
  {
    file: 'clause-triplets.csv',
    title: message('data.sample.clauseTriplets'),
    shows: message('data.sample.clauseTriplets.shows'),
    expect: { before: -0.65, after: 0.05, seconds: 40 },
    loss: 'MultipleNegativesRankingLoss',
    language: 'en',
  },
  {
    file: 'duplicate-questions-zh.csv',
    title: message('data.sample.chineseQuestions'),
    shows: message('data.sample.chineseQuestions.shows'),
    expect: null,
    loss: 'ContrastiveLoss',
    language: 'zh',
  },
] as const satisfies readonly Sample[];
