/** Messages on recipes: what is checked, corrected and suggested, and what is wrong with a recipe's file. */

import { count, numberText, plural } from '../../format';
import { and, or, quoted } from '../words';

/** Digits in threes from 10,000 on; small rates as 2e-5. */
const number = (value: number) =>
  Math.abs(value) >= 10_000 && Math.abs(value) < 1e15
    ? value.toLocaleString('en', { maximumFractionDigits: 6 })
    : numberText(value);

export interface ValueRange {
  /** The field's label. */
  field: string;
  min: number;
  max: number;
  /** Whether it has to be a whole number. */
  integer: boolean;
}

const expected = ({ field, min, max, integer }: ValueRange) =>
  `${field} must be a ${integer ? 'whole number' : 'number'} from ${number(min)} to ${number(max)}`;

const percent = (share: number) => `${Math.round(100 * share)} %`;

export const recipeMessages = {
  'recipe.check.notNumber': (range: ValueRange) => `${expected(range)}.`,
  'recipe.check.outOfRange': ({ value, ...range }: ValueRange & { value: number }) =>
    `${expected(range)}; it is ${number(value)}.`,
  'recipe.check.notFlag': ({ field }: { field: string }) => `${field} must be true or false.`,
  'recipe.check.notOption': ({ field, options }: { field: string; options: readonly string[] }) =>
    `${field} must be ${or(options)}.`,
  'recipe.check.notList': ({ field }: { field: string }) => `${field} must be a list of numbers.`,
  'recipe.check.notText': ({ field, maxLength }: { field: string; maxLength: number }) =>
    `${field} must be a text of at most ${plural(maxLength, 'character')}.`,
  'recipe.check.twice': ({ field, value }: { field: string; value: number }) =>
    `${field} must differ; ${number(value)} occurs twice.`,
  'recipe.check.noTeacher': 'Name the teacher: the id of a model on the Hub, or a folder.',
  'recipe.check.guideFromFile': ({ loss }: { loss: string }) =>
    `${loss} takes a guide, which must be a model: columns of the data can't say what is similar in a batch.`,
  'recipe.check.weightCount': ({ weights, dims }: { weights: number; dims: number }) =>
    `Matryoshka weights must be as many as the dimensions (${count(dims)}), or none; there ${weights === 1 ? 'is' : 'are'} ${count(weights)}.`,

  /** The label of a number that is no field of the recipe. */
  'recipe.evaluationRows': 'Rows to evaluate',

  'recipe.noVersion': 'This is not a Semblance recipe: it has no version.',
  'recipe.chooseSaved': 'Choose a recipe.json that Semblance saved.',
  'recipe.otherVersion': ({ version, known }: { version: number; known: number }) =>
    `The recipe has version ${version}, and this version of Semblance reads version ${known}.`,
  'recipe.update': 'Use the newest version of Semblance, or set the fields by hand.',
  'recipe.unusable': ({ faults }: { faults: readonly string[] }) =>
    faults.length === 1
      ? `The recipe cannot be used: ${faults.join('')}`
      : `The recipe cannot be used for ${plural(faults.length, 'reason')}: ${faults.join(' ')}`,
  'recipe.fixFile': 'Fix the file and reopen it.',
  'recipe.unknownFields': ({ names }: { names: readonly string[] }) =>
    `There is no field ${or(names.map(quoted))}.`,
  'recipe.malformed': ({ path }: { path: string }) => `${quoted(path)} is missing or malformed.`,

  'recipe.differs': ({ field, checkpoint, now }: { field: string; checkpoint: string; now: string }) =>
    `${field}: ${checkpoint} in the checkpoint, ${now} now.`,
  'recipe.absent': 'not set',
  'recipe.baseModel': 'Base model',

  'recipe.suggested': ({
    epochs,
    rows,
    steps,
    rate,
  }: {
    epochs: number;
    rows: number;
    steps: number;
    rate: string;
  }) =>
    `Suggested: ${plural(epochs, 'epoch')}, because ${plural(rows, 'row')} for training ${rows === 1 ? 'makes' : 'make'} ${plural(steps, 'step')} per epoch; ${rate}.`,
  'recipe.suggested.alone': ({ steps, rate }: { steps: number; rate: string }) =>
    `Suggested: 1 epoch (${plural(steps, 'step')}), because without labels the gain comes in the first steps and is lost by training longer; ${rate}.`,
  'recipe.rate.usual': ({ rate }: { rate: number }) => `the usual learning rate of ${numberText(rate)}`,
  'recipe.rate.because': ({ rate, reasons }: { rate: number; reasons: readonly string[] }) =>
    `learning rate ${numberText(rate)}, because ${and(reasons)}`,
  'recipe.rate.shallow': ({ layers, usual }: { layers: number; usual: number }) =>
    `${layers === 0 ? 'a static embedding' : `a model of ${plural(layers, 'layer')}`} needs a higher one than the usual ${numberText(usual)}`,
  'recipe.rate.lora': ({ factor }: { factor: number }) =>
    `LoRA needs ${factor} times the rate of full fine-tuning`,

  'recipe.plan.largeBatch': ({ batchSize, rows }: { batchSize: number; rows: number }) =>
    `The batch size (${count(batchSize)}) is larger than the training set: each step takes ${rows === 1 ? 'its only row' : `all ${plural(rows, 'row')}`}.`,
  'recipe.plan.warmup': ({ warmup, asked, share }: { warmup: number; asked: number; share: number }) =>
    `Warm-up: ${plural(warmup, 'step')} instead of ${count(asked)} (at most ${percent(share)} of the run).`,

  'recipe.batching.noDuplicates': ({
    loss,
    field,
    option,
  }: {
    loss: string;
    field: string;
    option: string;
  }) => `${loss} puts no text into a batch twice, so ${quoted(field)} must be ${quoted(option)}.`,
  'recipe.batching.groupByLabel': ({
    loss,
    field,
    option,
  }: {
    loss: string;
    field: string;
    option: string;
  }) => `${loss} fills its batches class by class, so ${quoted(field)} must be ${quoted(option)}.`,
  'recipe.batching.noLabels': ({ loss, option }: { loss: string; option: string }) =>
    `${quoted(option)} needs two labels or classes, and ${loss} has neither here.`,
  'recipe.setTo': ({ field, option }: { field: string; option: string }) =>
    `Set ${quoted(field)} to ${quoted(option)}.`,

  'recipe.file.notJson': ({ path, error }: { path: string; error: string }) =>
    `${path} is not JSON: ${error}.`,
  'recipe.file.unreadable': ({ path }: { path: string }) => `${path} can't be read.`,
  'recipe.base.folder': ({ name }: { name: string }) => `The recipe starts from the folder ${quoted(name)}.`,
  'recipe.base.nameFolder': 'Name it with --base.',
  'recipe.base.hub': ({ id, revision }: { id: string; revision: string }) =>
    `The recipe starts from ${id} (revision ${revision}) of the Hugging Face Hub, and the command line downloads nothing.`,
  'recipe.base.download': 'Download that model, and name its folder with --base.',
  'recipe.teacher.hub': ({ id, revision }: { id: string; revision: string }) =>
    `The teacher is ${id} (revision ${revision}) of the Hugging Face Hub, and the command line downloads nothing.`,
  'recipe.teacher.download':
    'Download that model, and name its folder with --teacher folder --teacher-model FOLDER.',
  'recipe.nameColumns': 'Name the columns, for example with --sentence1 and --label.',

  'recipe.pooling.dense': ({
    pooling,
    width,
    expected,
  }: {
    pooling: string;
    width: number;
    expected: number;
  }) =>
    `The pooling ${pooling} gives vectors of ${plural(width, 'dimension')}, but the model's Dense module expects ${count(expected)}.`,
  'recipe.pooling.bag':
    'A static embedding always takes the mean of its tokens: no other pooling can be chosen.',
  'recipe.pooling.dense.next': 'Set "Pooling" to "As the model says".',
  'recipe.pooling.named': ({ pooling }: { pooling: string }) =>
    `How the tokens' vectors become one sentence vector. The model says: ${pooling}.`,
  'recipe.pooling.assumed': ({ pooling }: { pooling: string }) =>
    `How the tokens' vectors become one sentence vector. The model does not say its pooling: ${pooling} is assumed.`,
  'recipe.pooling.family': ({ pooling, family, usual }: { pooling: string; family: string; usual: string }) =>
    `How the tokens' vectors become one sentence vector. The model does not say its pooling: ${pooling} is assumed, but ${family} models use ${usual}.`,
};
