/** The words of the window: run bar, run strip, tabs, setup, the grids of rows and errors. */

import { bytes, count, numberText, percent, plural, roundedChange } from '../../format';
import { and } from '../words';

export const windowWords = {
  bar: {
    name: 'Run',
    noData: 'Open a file',
    data: (name: string, rows: number) => `${name} · ${plural(rows, 'row')}`,
    moreWays: 'More ways to start',
    help: 'Help',
    change: (before: number, after: number) => `(${roundedChange(after - before, 2)})`,
    downloadModel: 'Download model',
  },
  drop: {
    here: 'Drop the file to open it',
    choose: 'Choose a file',
  },
  strip: {
    name: 'Runs',
    base: 'Base',
    notes: (notes: number) => plural(notes, 'note'),
    ready: (steps: number) => `Ready · about ${plural(steps, 'step')}`,
    readyWithMemory: (steps: number, memory: number) =>
      `Ready · about ${plural(steps, 'step')} · ${bytes(memory)} of memory`,
  },
  views: {
    name: 'Views',
    nothingOpen: 'No data is open, and no runs are kept.',
    toData: 'Open a file or a sample',
    names: {
      data: 'Data',
      training: 'Training',
      results: 'Results',
      errors: 'Errors',
      try: 'Try',
      export: 'Export',
    },
  },
  setup: {
    name: 'Setup',
    close: 'Close',
    forNextRun: 'Changes apply to the next run.',
    differs: (run: string, settings: readonly string[]) => `Differs from ${run}: ${and(settings)}`,
    groups: {
      data: 'Data',
      loss: 'Loss',
      model: 'Model',
      training: 'Training',
      evaluation: 'Evaluation',
      device: 'Device',
    },
    skipped: 'skipped',
    /** After their number. */
    usable: (rows: number) => (rows === 1 ? 'row' : 'rows'),
    follows: 'Follows the data',
    builtin: 'Built-in',
    hub: (id: string) => id || 'Hugging Face Hub',
    folder: (name: string) => name || 'Local folder',
    epochs: (epochs: number) => plural(epochs, 'epoch'),
    steps: (steps: number) => plural(steps, 'step'),
    batch: (size: number) => `batch ${numberText(size)}`,
    rate: (rate: number) => `LR ${numberText(rate)}`,
    split: (share: number) => `${percent(share)} held out`,
    /** What the share comes to: at least and at most so many rows are held out. */
    heldOut: (rows: number, share: number) => `${plural(rows, 'row')} held out (${percent(share)})`,
    /** Of the split that the file brings along. */
    part: (part: string, rows: number) => `${plural(rows, 'row')} of ${part}`,
    nothingHeldOut: 'Nothing to evaluate on',
    value: (label: string, value: string) => `${label} ${value}`,
    seed: (seed: number) => `seed ${numberText(seed)}`,
    find: 'Find a setting',
    findTitle: 'By its name here or in sentence-transformers, such as warmup_ratio',
    noneFound: (text: string) => `No setting matches “${text}”.`,
    resetGroup: (group: string) => `Reset ${group}`,
    resetAll: 'Reset all settings',
    otherLosses: (losses: number) =>
      losses === 1 ? '1 more loss needs other columns' : `${count(losses)} more losses need other columns`,
  },
  grid: {
    filter: 'Filter rows',
    skippedOnly: 'Skipped rows only',
    rowsShown: 'Rows shown',
    shown: (rows: number) => plural(rows, 'row'),
    line: 'Line',
    onlyLine: (line: number) => `Line ${count(line)}`,
    allLines: 'Show all rows',
    correct:
      'To correct this row, change it in your file and open the file again. Your runs stay, and the next run can be compared with them.',
    status: 'Status',
    used: 'used',
    unused: 'not used',
    labels: (parts: readonly { readonly value: string; readonly count: number }[]) =>
      parts.map(({ value, count: rows }) => `${value}: ${count(rows)}`).join(' · '),
    duplicates: (pairs: number) => plural(pairs, 'duplicate pair'),
  },
  errors: {
    table: 'Errors',
    help: {
      binary: (wrong: number, pairs: number, threshold: string, best: boolean) =>
        wrong === 0
          ? `No evaluation pair is on the wrong side of the ${best ? 'best-F1 ' : ''}threshold ${threshold}; the closest of ${plural(pairs, 'pair')} to it come first.`
          : `${count(wrong)} of ${plural(pairs, 'evaluation pair')} ${wrong === 1 ? 'is' : 'are'} on the wrong side of the ${best ? 'best-F1 ' : ''}threshold ${threshold}, the most confident mistakes first.`,
      graded: (pairs: number) =>
        `${plural(pairs, 'evaluation pair')}, those first whose rank by cosine differs most from their rank by label.`,
    },
    none: 'The evaluation pairs of a run appear here, the most confident mistakes first.',
    running: 'The evaluation pairs appear here after the first evaluation, that of the base model.',
    soFar: (step: number) =>
      step === 0
        ? 'The run is in progress. So far only the base model is evaluated.'
        : `The run is in progress. These are the cosines of its evaluation at step ${count(step)}.`,
    missing: {
      notOpen: (file: string) =>
        `This run was evaluated on ${file} as it was then, which is not open: open it again to see its pairs. Where it is kept, it is under “Continue” in Data.`,
      otherColumns: (file: string) =>
        `The columns of ${file} are understood differently now than in this run: change them back to see its pairs.`,
      fileOpen: (file: string) =>
        `This run held out rows of ${file}: remove the evaluation file to see its pairs.`,
    },
    unread: 'The pairs of this run could not be made again from the open data.',
    loading: 'Loading the evaluation pairs …',
    showLine: (line: number) => `Show line ${count(line)} in Data`,
    label: 'Label',
    base: 'Cosine base',
    now: 'Cosine now',
    change: 'Change',
    sentence1: 'Sentence 1',
    sentence2: 'Sentence 2',
    sentences: 'Sentences',
    part: 'Part',
    parts: { heldOut: 'held out', evaluationFile: 'evaluation file', rows: 'first rows' },
    worst: (shown: number) =>
      shown === 1 ? 'The most confident mistake' : `The ${shown} most confident mistakes`,
    /** Of pairs without labels: which kind it is. */
    pairs: { positive: 'positive', negative: 'negative' },
    labelled: (label: string, cosine: string, hasLabel: boolean) =>
      `${hasLabel ? 'label ' : ''}${label}, cosine ${cosine}`,
    filter: {
      lift: (filter: string) => `Show all pairs, not only: ${filter}`,
      shown: (pairs: number, of: number) =>
        pairs === 0 ? 'No pair of this run is among them.' : `${count(pairs)} of ${plural(of, 'pair')}`,
    },
    all: 'All errors',
  },
  help: {
    title: 'How it works',
    steps: [
      'Open a file of sentence pairs, or a sample. The loss follows from its columns.',
      'Press “Train”. The charts show the run live; pause or stop it whenever you like.',
      '“Results” compares the fine-tuned model with the base model on rows that it was not trained on.',
      '“Export” has the model for sentence-transformers, and the script that trains it in Python.',
      'For a class: “Share settings” makes a link with the sample and the settings, and “A” in the bar makes everything larger.',
    ],
  },
};
