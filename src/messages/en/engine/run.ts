/** Messages on runs: their preparation, progress and notices. */

import { count, plural } from '../../format';

const places = { webgpu: 'on the GPU', wasm: 'on WebAssembly', cpu: 'in plain JavaScript' } as const;

/** The steps that had to be computed a second time. */
const again = (from: number, to: number) => {
  if (to <= from) return '';
  return to === from + 1
    ? `; step ${count(to)} was computed again`
    : `; steps ${count(from + 1)} to ${count(to)} were computed again`;
};

export const runMessages = {
  /** A run that resumed after its GPU was lost. `what`: a sentence. */
  'run.deviceLost': ({
    what,
    step,
    resumedFrom,
    backend,
  }: {
    what: string;
    step: number;
    resumedFrom: number;
    backend: 'webgpu' | 'wasm' | 'cpu';
  }) =>
    [
      what,
      step === 0 ? 'No step was done yet.' : `${plural(step, 'step')} ${step === 1 ? 'was' : 'were'} done.`,
      resumedFrom === 0
        ? `There was no checkpoint, so the run started again from the beginning ${places[backend]}.`
        : `The run resumed from the checkpoint of step ${count(resumedFrom)} ${places[backend]}${again(resumedFrom, step)}.`,
    ].join(' '),

  'run.data.noUsableRow': 'The dataset has no usable row.',
  'run.data.noUsableRow.next': 'See the skipped rows for the reasons.',
  'run.data.fewForEvaluation': ({ rows }: { rows: number }) =>
    `${plural(rows, 'usable row')} ${rows === 1 ? 'contains' : 'contain'} too few different pairs to evaluate on.`,
  'run.data.fewInFile': ({ rows }: { rows: number }) =>
    `The evaluation file has ${plural(rows, 'usable row')}, too few to evaluate on.`,
  'run.data.fewForTraining': ({ rows }: { rows: number }) =>
    `${plural(rows, 'usable row')} ${rows === 1 ? 'contains' : 'contain'} too few different pairs to train on.`,
  'run.data.few.next':
    'Add rows: a few dozen at least, a few hundred for a model that is better than its base.',
  'run.data.allHeldOut':
    'Every pair of the dataset is in the evaluation file too: none is left for training.',
  'run.data.allHeldOut.next': 'Choose another evaluation file, or remove it.',
  'run.queue.tooMany': ({ runs, most }: { runs: number; most: number }) =>
    `${plural(runs, 'run')} would wait, and at most ${count(most)} can: choose fewer values.`,
  'run.loss.headAndMatryoshka': ({ loss }: { loss: string }) =>
    `${loss} trains a classifier for whole vectors, so it cannot be combined with Matryoshka dimensions.`,
  'run.loss.headAndMatryoshka.next': 'Leave "Matryoshka dimensions" empty, or choose another loss.',
  'run.loss.ownTeacher': ({ loss }: { loss: string }) =>
    `${loss} learns from a teacher, and here the teacher is the base model itself: there is nothing to learn.`,
  'run.loss.ownTeacher.next':
    'Choose another teacher or another base model, or GISTEmbedLoss, which the base model may guide.',
  'run.loss.vectorsAndMatryoshka': ({ loss }: { loss: string }) =>
    `${loss} moves whole vectors to those of a teacher, and MatryoshkaLoss cuts them.`,
  'run.loss.softmaxInputs':
    'SoftmaxLoss has nothing to classify by: its vectors, difference and product are all off.',
  'run.loss.softmaxInputs.next': 'Turn one of them on.',
  'run.loss.batchSize': ({ loss, least, batchSize }: { loss: string; least: number; batchSize: number }) =>
    `${loss} needs two sentences of each class in a batch, so the batch size must be even and at least ${count(least)}; it is ${count(batchSize)}.`,
  'run.loss.batchSize.next': ({ batchSize }: { batchSize: number }) =>
    `Set the batch size to ${count(batchSize)}.`,
};
