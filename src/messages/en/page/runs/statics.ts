/** The words of making a static model of the base model. */

import { count } from '../../../format';

export const staticsWords = {
  title: 'Make a static model from this base',
  help: 'A static model has a vector for each token and no layers: a sentence is their mean. It is hundreds of times faster than the base model and fits on small devices, but it does not see the order of the words or what a word means in its sentence: expect it to be worse than the base model (of the built-in one, with 256 dimensions: Spearman 0.83 instead of 0.86 on the STS benchmark), most of all where the order of words matters. It can be fine-tuned as any other base model, in seconds.',
  isStatic: 'The base model is a static one.',
  dimensions: 'Dimensions',
  dimensionsHelp: 'The vectors are reduced to this number by PCA. 256 is usual.',
  range: (min: number, max: number) => `Enter a whole number from ${count(min)} to ${count(max)}.`,
  weighted: 'Less weight for frequent tokens',
  weightedHelp: 'Words such as “the” count less (SIF, by the order of the vocabulary).',
  make: 'Make the static model',
  stop: 'Stop making it',
  progress: 'Making the static model …',
  made: (name: string) =>
    `${name} is the base model now. Download it to have it after this visit: the browser does not keep it.`,
  download: 'Download static model',
};
