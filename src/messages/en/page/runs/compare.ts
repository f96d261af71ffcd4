/** The words of the view "Compare": two runs row by row, their charts, a grid of settings. */

import { count, duration, plural } from '../../../format';
import { and } from '../../words';

export const compareWords = {
  name: 'Compare',
  pair: 'Two runs, row by row',
  first: 'First run',
  second: 'Second run',
  few: 'Mark two or more runs in the table to compare them.',
  comparing: 'Comparing …',
  disagree: (pairs: number, total: number) =>
    pairs === 0
      ? `They predict the same for all ${plural(total, 'pair')}.`
      : `They disagree on ${count(pairs)} of ${plural(total, 'pair')}, each at its own best-F1 threshold.`,
  disagreeByRank: (pairs: number, total: number) =>
    pairs === 0
      ? `They rank all ${plural(total, 'pair')} alike.`
      : `Of ${plural(total, 'pair')}, ${pairs === 1 ? 'the one' : `the ${count(pairs)}`} whose rank errors differ most can be shown.`,
  show: 'Show',
  hide: 'Hide',
  rows: 'Disagreements',
  cosineOf: (run: string) => `Cosine ${run}`,
  /** Behind a cosine: whether its model predicts similar. */
  similar: 'similar',
  dissimilar: 'dissimilar',
  predicted: (cosine: string, prediction: string) => `${cosine} ${prediction}`,
  loadingTexts: 'Loading the sentences …',

  histograms: 'Cosines by run',
  /** Below a small histogram, of each group of pairs by its name. */
  medians: (groups: readonly { readonly name: string; readonly median: string }[]) =>
    `Median ${and(groups.map(({ name, median }) => `${median} (${name})`))}`,

  grid: 'Queue a grid',
  gridHelp: 'Every combination becomes a run with the other settings as they are in the setup.',
  losses: 'Losses',
  rates: 'Learning rates',
  ratesHelp: 'Separated by commas, such as 2e-4, 5e-5.',
  seeds: 'Seeds',
  seedsHelp: (first: number, last: number) =>
    first === last ? `Seed ${first}.` : `Seeds ${first} to ${last}.`,
  baseModels: 'Base models',
  otherModels: 'Models from the Hub',
  otherModelsHelp: 'More model ids, separated by commas.',
  /** Beside the button: how many, and how long they would take together. */
  total: (runs: number, seconds: number | null) =>
    seconds === null ? `= ${plural(runs, 'run')}` : `= ${plural(runs, 'run')}, about ${duration(seconds)}`,
  unknownTime: (runs: number, all: number) =>
    runs === all
      ? 'The time is not known yet: no run of this data and base model has been measured.'
      : `Without ${plural(runs, 'run')} whose base model has not been measured yet.`,
  start: 'Start',
  addToQueue: 'Add to the queue',
  waiting: (runs: number, seconds: number | null) =>
    seconds === null
      ? `${plural(runs, 'run')} waiting`
      : `${plural(runs, 'run')} waiting, about ${duration(seconds)}`,
};
