/** Messages on the samples: title, and in one line what each shows. */

export const sampleMessages = {
  'data.sample.duplicateQuestions': 'Duplicate questions',
  'data.sample.duplicateQuestions.shows':
    'Two labels. Support questions that ask the same in other words, and near misses that differ in one.',
  'data.sample.gradedSimilarity': 'Graded similarity',
  'data.sample.gradedSimilarity.shows':
    'Scores from 0 to 1. Short reports in which similar wording does not always mean the same.',
  'data.sample.questionsAndAnswers': 'Questions and answers',
  'data.sample.questionsAndAnswers.shows':
    'Pairs without a label. Visitors of a library ask, its staff answer.',
  'data.sample.clauseTriplets': 'Clause triplets',
  'data.sample.clauseTriplets.shows':
    'Pairs with a hard negative. A clause, the same rule in plain words, and a similar one that says something else.',
  'data.sample.chineseQuestions': '重复问题 (Chinese)',
  'data.sample.chineseQuestions.shows':
    'One column of Python dicts, as scripts print them. Chinese questions, for a Chinese or multilingual base model.',
};
