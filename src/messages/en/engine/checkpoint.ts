/** Messages on checkpoints and how a run resumes. */

export const checkpointMessages = {
  'checkpoint.unreadable': ({ name, why }: { name: string; why: string }) =>
    `The checkpoint ${name} can't be read. ${why}`,
  'checkpoint.lacksFile': ({ path }: { path: string }) => `The checkpoint lacks ${path}.`,
  'checkpoint.lacksTensor': ({ name }: { name: string }) =>
    `The checkpoint lacks ${name}: it was not made by this version.`,
  'checkpoint.unexpectedTensor': ({ name }: { name: string }) =>
    `The checkpoint has an unexpected tensor, ${name}: it was not made by this version.`,
  'checkpoint.otherRecipe': ({ differences }: { differences: readonly string[] }) =>
    `The checkpoint is of another recipe. ${differences.join(' ')}`,
  'checkpoint.otherData':
    'The checkpoint is of other data: the training rows or the evaluation pairs have changed.',
  'checkpoint.otherModel': 'The checkpoint is of another base model, or of other files of it.',
  'checkpoint.otherTeacher':
    'The steps of the checkpoint were taught by another teacher, or by other files of it.',
  'checkpoint.unknownTeacher':
    'The checkpoint does not say which teacher has taught its steps: check that the teacher is still the same.',
  'checkpoint.otherBackend': ({ then, now }: { then: string; now: string }) =>
    `The checkpoint was made on ${then}; on ${now} the result is close to that of an uninterrupted run, but not equal to it.`,

  'checkpoint.next.older': 'Use an older checkpoint.',
  'checkpoint.next.sameOrStartOver': 'Use what it was made with, or start the run from the beginning.',
  'checkpoint.next.startOver': 'Start the run from the beginning.',
};
