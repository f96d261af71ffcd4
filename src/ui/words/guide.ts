/** The words of the short explanations, each beside what it explains. */

export const guideWords = {
  pair: {
    question: 'What is a pair?',
    answer: [
      'A pair is one row: two sentences that the model learns to bring together or to keep apart.',
      'With a label or a score, the row says how alike the two are. Without one, it says that they belong together, and the sentences of other rows stand for what does not.',
      'A negative is a third sentence: it looks like the first and means something else.',
    ],
  },
  spearman: {
    question: 'What is Spearman?',
    answer: [
      'It compares two orders of the held-out pairs: by the model’s cosines, and by your labels.',
      '1 is the same order, 0 no relation, −1 the reverse.',
      'Only the order counts, not how high the cosines are. A label that many pairs share leaves their order open, so 1 may be out of reach.',
    ],
  },
  hills: {
    question: 'Why should the hills part?',
    answer: [
      'Each hill is a group of held-out pairs: unlike ones and similar ones. A pair stands further to the right, the closer the model finds its two sentences.',
      'Where the hills overlap, no threshold tells the groups apart. Training should pull them apart, so that a line between them sorts most pairs rightly.',
      'How far to the right both lie together does not matter.',
    ],
  },
} as const;
