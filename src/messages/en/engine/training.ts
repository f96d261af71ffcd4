/** Messages of a training or evaluation run: its progress, what differs from the recipe, why it cannot continue. */

import { bytes as size, count, numberText, percent, plural } from '../../format';
import { and, quoted, someQuoted } from '../words';

const prompt = (text: string) => (text === '' ? 'none' : quoted(text));

export interface TeacherVectors {
  readonly sentences: number;
  readonly dimensions: number;
  readonly bytes: number;
  readonly most: number;
}

export const trainingMessages = {
  'training.progress.planning': 'Planning',
  'training.progress.tokenising': 'Tokenising',
  'training.progress.teacher': "Computing the teacher's vectors",
  'training.progress.reducing': "Reducing the teacher's vectors",
  'training.progress.encoding': 'Encoding sentences',
  'training.progress.evaluating': 'Evaluating',
  'training.progress.ranking': 'Ranking',

  'training.batches.encodedInParts': ({ bytes }: { bytes: number }) =>
    `A batch would take about ${size(bytes)} during training, more than a tab can hold. Its sentences are encoded in parts, each part twice; the result is the same, and a step takes about a third longer.`,
  'training.classes.tooFew': 'A batch needs two classes with two sentences each; the training set has fewer.',
  'training.classes.leftOut': ({ left, rows }: { left: number; rows: number }) =>
    `Each epoch leaves out about ${count(left)} of ${plural(rows, 'row')}, different ones each time: a batch needs several classes, and rows of the largest class are left over.`,
  'training.diverged': ({ step, rows }: { step: number; rows: readonly number[] }) =>
    `At step ${count(step)} the loss or its gradient was no longer a finite number. The batch held data ${rows.length === 1 ? 'row' : 'rows'} ${and(rows.map(count))}.`,

  'training.best.step': ({ step, metric }: { step: number; metric: string }) =>
    `The model of step ${count(step)} is kept, where ${metric} was highest.`,
  'training.best.base': ({ metric }: { metric: string }) =>
    `The base model is kept: no step reached a higher ${metric}.`,

  'training.lora.allFrozen': ({ layers }: { layers: number }) =>
    `LoRA has no layer to adapt: ${layers === 1 ? 'the only layer is' : `all ${count(layers)} layers are`} frozen.`,
  'training.lora.trains': ({ trained, all }: { trained: number; all: number }) =>
    `LoRA trains ${plural(trained, 'parameter')} next to the model's ${count(all)} (${((100 * trained) / all).toPrecision(2)} %), which stay frozen; the adapters are merged into them when the run ends.`,
  'training.model.pooling': ({ pooling }: { pooling: string }) =>
    `Pooling: ${pooling}, as the recipe says; the model does not say its pooling.`,
  'training.model.poolingReplaced': ({ pooling, folder }: { pooling: string; folder: string }) =>
    `Pooling: ${pooling}, as the recipe says, in place of the model's own (${folder}).`,
  'training.model.prompts': ({ sentence1, sentence2 }: { sentence1: string; sentence2: string }) =>
    sentence1 === sentence2
      ? `Prompt, as the recipe says: ${prompt(sentence1)} for every sentence.`
      : `Prompts, as the recipe says: ${prompt(sentence1)} for sentence 1, ${prompt(sentence2)} for sentence 2.`,
  'training.lora.embeddingsFrozen': 'Freezing the embeddings changes nothing: LoRA does not train them.',

  'training.mixed.device':
    'Mixed precision needs WebGPU and a GPU with float16 in shaders (shader-f16): this run is in float32.',
  'training.mixed.architecture':
    'Mixed precision is there for BERT and its relatives, not for this architecture: this run is in float32.',
  'training.mixed.wrong': ({ difference }: { difference: number }) =>
    `Mixed precision gives ${Number.isFinite(difference) ? `wrong gradients on this GPU (relative difference ${difference.toPrecision(2)} from float32)` : 'no usable gradients on this GPU'}: this run is in float32.`,
  'training.mixed.skipped': ({ step }: { step: number }) =>
    `Step ${count(step)} was skipped: its gradient was too large for float16, so the loss scale was halved. The first steps of a run may do this while the scale settles; a skipped step has a gradient norm of 0 in the files.`,
  'training.rates.noHead':
    '"Head learning rate" has no effect: no Dense module or classifier is trained after the pooling.',
  'training.rates.noEmbeddings': '"Embeddings learning rate" has no effect: the embeddings are not trained.',

  'training.textAlone.noDropout':
    'This base model has no dropout, so the two vectors of a sentence are equal: the run only pushes different sentences apart, which usually makes a model worse. Choose a base model with dropout, such as BERT, RoBERTa or MPNet.',

  'training.bag.frozen': 'A static embedding has only embeddings to train, and the recipe freezes them.',
  'training.bag.frozen.next': 'Turn off "Freeze embeddings".',
  'training.bag.lora': 'A static embedding has no linear layers that LoRA could adapt.',
  'training.bag.lora.next': 'Set "LoRA rank" to 0.',
  'training.bag.gist':
    'GISTEmbedLoss does not train a static embedding: in sentence-transformers the model and its guide need a tokenizer of transformers, which static embeddings do not have.',
  'training.bag.gist.next':
    'Choose MultipleNegativesRankingLoss, which takes the same data, or a base model with layers.',

  'training.teacher.dimensions': (of: { loss: string; dimensions: number; wanted: number }) =>
    `${of.loss} teaches a model the vectors of its teacher, which have ${plural(of.wanted, 'dimension')}; the model's have ${count(of.dimensions)}.`,
  'training.teacher.dimensions.next':
    'Choose a teacher of at least as many dimensions, or MarginMSELoss or DistillKLDivLoss, which take the similarities alone.',
  'training.teacher.reduced': (of: { from: number; to: number; sentences: number; explained: number }) =>
    `The teacher's vectors of ${plural(of.from, 'dimension')} are reduced to the ${count(of.to)} of the model by PCA over the ${plural(of.sentences, 'training sentence')}, and keep ${percent(of.explained)} of their variance.`,
  'training.teacher.fewSentences': (of: { sentences: number; dimensions: number }) =>
    `To reduce the teacher's vectors to ${plural(of.dimensions, 'dimension')} by PCA, more different training sentences than that are needed; there ${of.sentences === 1 ? 'is' : 'are'} ${count(of.sentences)}.`,
  'training.teacher.fewSentences.next':
    'Add rows, choose a teacher with as many dimensions as the model has, or choose MarginMSELoss or DistillKLDivLoss, which take the similarities alone.',
  'training.teacher.tooManySentences': (of: TeacherVectors) =>
    `The teacher's vectors of ${plural(of.sentences, 'sentence')} with ${plural(of.dimensions, 'dimension')} take ${size(of.bytes)}, and a run can hold ${size(of.most)}.`,
  'training.teacher.tooManySentences.next':
    'Train on a part of the rows, or choose a teacher with fewer dimensions.',

  'training.taught.from': ({ columns }: { columns: readonly string[] }) =>
    `The teacher's numbers are read from ${columns.length === 1 ? 'the column' : 'the columns'} ${someQuoted(columns)}.`,
  'training.taught.noColumns': "No column of the data is named as a teacher's numbers.",
  'training.taught.noColumn': ({ name }: { name: string }) => `The data has no column ${quoted(name)}.`,
  'training.taught.columns.next':
    'Name the columns under "Teacher’s columns"; a column that is chosen as the label has to be given up as that first, by setting "Label" to "None".',
  'training.taught.numbers': (of: { rows: number; lines: readonly number[]; expected: string }) =>
    `${plural(of.rows, 'training row')} ${of.rows === 1 ? 'does' : 'do'} not have the teacher's numbers that the loss needs, ${of.expected} (${of.lines.length < of.rows ? 'the first ones are in' : 'in'} ${of.lines.length === 1 ? 'line' : 'lines'} ${and(of.lines.map(count))}).`,
  'training.taught.numbers.next': 'Correct or remove these rows, or choose a model as the teacher.',
  'training.taught.vector': ({ dimensions }: { dimensions: number }) =>
    `a vector of as many numbers as the model has dimensions, ${count(dimensions)}`,
  'training.taught.margins':
    'a margin for each negative, or a score for the second sentence and for each negative',
  'training.taught.scores': 'a score for the second sentence and for each negative',

  'training.matryoshka.tooLong': ({ dimension, dimensions }: { dimension: number; dimensions: number }) =>
    `The model's vectors have ${plural(dimensions, 'dimension')}, and the Matryoshka dimensions ask for ${count(dimension)}.`,
  'training.matryoshka.withoutWhole': ({ dimensions }: { dimensions: number }) =>
    `The Matryoshka dimensions leave out ${count(dimensions)}, the full length: full vectors are not trained and may get worse.`,

  'training.kept.weights': ({ step }: { step: number }) =>
    `The weights of step ${count(step)} are kept and can be downloaded.`,
  'training.next.fewerDimensions': ({ dimensions }: { dimensions: number }) =>
    `Use Matryoshka dimensions up to ${count(dimensions)}, or none.`,
  'training.next.fewerFrozenLayers': 'Freeze fewer layers, or set "LoRA rank" to 0.',
  'training.next.lowerLearningRate': ({ learningRate }: { learningRate: number }) =>
    `Lower the learning rate (now ${numberText(learningRate)}), or check those rows.`,
  'training.next.moreSentences': 'Add sentences of the rarer classes, or lower the evaluation split.',
};
