/** Two rows of each sample, for its card: the first sentence, the second, and the label where there is one. */

import type { samples } from '../../../core/samples/catalogue';

type SampleFile = (typeof samples)[number]['file'];
type SampleRow = readonly [first: string, second: string, label?: string];

export const sampleRows: Readonly<Record<SampleFile, readonly [SampleRow, SampleRow]>> = {
  'duplicate-questions.csv': [
    ['I recognise this payment', "I don't recognise this payment", '0'],
    [
      'My mobile only finds the network when I go out of the house',
      'We live in a valley and the phone shows no network in any of our rooms',
      '1',
    ],
  ],
  'graded-similarity.csv': [
    [
      'Showers are forecast for the hours of darkness.',
      'Rain is expected overnight, mainly near the coast.',
      '0.8',
    ],
    ['The library card is valid in every branch.', "The library card isn't valid in every branch.", '0.2'],
  ],
  'questions-and-answers.csv': [
    [
      'Why does that ancient clock show high water?',
      'The tide clock told bargemen when they could pass under the bridge.',
    ],
    ['Is tap water free?', 'Help yourself from the glass jug at the end of the Lantern counter.'],
  ],
  'clause-triplets.csv': [
    [
      'A signature is required on delivery of registered parcels.',
      'You have to sign for a registered parcel.',
    ],
    [
      'Equipment is lent to beginners free for the first three months.',
      "As a beginner you don't pay for borrowed equipment in the first quarter.",
    ],
  ],
  'duplicate-questions-zh.csv': [
    ['退款一般退到哪个账户', '退款一般几天到账', '0'],
    ['取款机离我最近的在哪', '附近有没有能吐现金的机器，怎么走', '1'],
  ],
};
