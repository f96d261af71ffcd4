/** The words of the short explanations, each beside what it explains. */

export const guideWords = {
  pair: {
    question: 'What is a pair?',
    answer: [
      'A pair is one row: two sentences that the model learns to bring together or to keep apart.',
      'A label or a score says how similar the two are. Without one, every pair counts as similar, and the sentences of the other rows in the batch serve as negatives.',
      'A negative is a further sentence: it looks like the first and means something else. A row may have several, in columns or in a list.',
    ],
  },
  spearman: {
    question: 'What is Spearman?',
    answer: [
      'It compares two rankings of the held-out pairs: by the model’s cosine, and by your label.',
      '1 is the same ranking, 0 no relation, −1 the reverse.',
      'Only the ranking counts, not how high the cosines are. Pairs that share a label are ties, so 1 may be out of reach.',
    ],
  },
  histogram: {
    question: 'How do I read this histogram?',
    answer: [
      'Each shape is a group of held-out pairs: dissimilar ones and similar ones. The further to the right a pair stands, the higher its cosine.',
      'Where the two distributions overlap, no threshold separates the groups. Training should move them apart, so that a threshold between them classifies most pairs correctly.',
      'How far to the right both stand together does not matter.',
      'The line is the threshold: drag it, or move it with the arrow keys. A bar, a count or a range that you drag across the plot opens its pairs in “Errors”.',
    ],
  },
};
