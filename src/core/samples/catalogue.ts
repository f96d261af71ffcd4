/** The datasets that come with the page: what each shows, and which loss its shape leads to. */

import type { LossName } from '../losses/catalogue';

export interface Sample {
  /** In public/samples/. */
  readonly file: string;
  readonly title: string;
  /** One line: what it shows. */
  readonly shows: string;
  /** About what Spearman comes to, as `npm run samples:check` measures it; null where the built-in model can't read it. */
  readonly expect: { readonly before: number; readonly after: number } | null;
  readonly loss: LossName;
  /** As BCP 47 names it; the built-in model reads English. */
  readonly language: 'en' | 'zh';
}

export const samples = [
  {
    file: 'duplicate-questions.csv',
    title: 'Duplicate questions',
    shows:
      'Two labels. Support questions that ask the same in other words, and near misses that differ in one.',
    expect: { before: -0.1, after: 0.3 },
    loss: 'ContrastiveLoss',
    language: 'en',
  },
  {
    file: 'graded-similarity.csv',
    title: 'Graded similarity',
    shows: 'Scores from 0 to 1. Short reports whose wording and meaning part ways.',
    expect: { before: 0.2, after: 0.4 },
    loss: 'CosineSimilarityLoss',
    language: 'en',
  },
  {
    file: 'questions-and-answers.csv',
    title: 'Questions and answers',
    shows: 'Pairs without a label. A library’s visitors ask, its staff answer.',
    expect: { before: 0.55, after: 0.7 },
    loss: 'MultipleNegativesRankingLoss',
    language: 'en',
  },
  {
    file: 'clause-triplets.csv',
    title: 'Clause triplets',
    shows:
      'Pairs with a hard negative. A clause, the same rule in plain words, and a look-alike that says otherwise.',
    expect: { before: -0.65, after: 0.05 },
    loss: 'MultipleNegativesRankingLoss',
    language: 'en',
  },
  {
    file: 'duplicate-questions-zh.csv',
    title: '重复问题 (Chinese)',
    shows:
      'One column of Python dicts, as scripts print them. Chinese questions, for a Chinese or multilingual base model.',
    expect: null,
    loss: 'ContrastiveLoss',
    language: 'zh',
  },
] as const satisfies readonly Sample[];
