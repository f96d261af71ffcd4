/** Messages on the command line. */

import { count, durationRange, plural, score } from '../format';
import { and, or, quoted } from './words';

/** What has no width of its own stands in this column of the help. */
const column = 20;

export const cliMessages = {
  'cli.usage.command': ({ commands }: { commands: readonly string[] }) =>
    commands.length === 1
      ? `Name the command: ${or(commands)}.`
      : `Name one of the commands: ${or(commands)}.`,
  'cli.usage.more': 'For all options: npm run train -- --help',
  'cli.usage.options': ({ error }: { error: string }) => error,
  'cli.usage.noOut': 'Name the folder for the model with --out.',
  'cli.usage.noData': 'Name the data file.',
  'cli.usage.staticTrainsNothing':
    '--static writes a static model and trains nothing: it goes with --base-only; train the folder that it writes with --base.',
  'cli.usage.staticOnnx': 'A static model has no ONNX file: leave out --onnx or --static.',
  'cli.usage.static': ({ min, max }: { min: number; max: number }) =>
    `--static takes a number of dimensions, ${min} to ${count(max)}.`,
  'cli.usage.baseOnlyTakesNoData': '--base-only trains nothing, so it takes no data file.',
  'cli.usage.tooMany': ({ extra }: { extra: readonly string[] }) =>
    `At most a recipe and one data file can be given: remove ${and(extra.map(quoted))}.`,
  'cli.usage.value': ({ option, wrong }: { option: string; wrong: string }) => `--${option}: ${wrong}`,
  'cli.usage.choice': ({ option }: { option: string }) =>
    option === 'label-scale'
      ? '--label-scale must be the ends of the scale, such as 0,5, or keep.'
      : `--${option} needs a value.`,
  'cli.usage.columns': ({ part, roles }: { part: string; roles: readonly string[] }) =>
    `--columns: ${quoted(part)} is not a role with its column, such as sentence1=question; the roles are ${and(roles)}.`,
  'cli.usage.onnx': ({ given, known }: { given: string; known: readonly string[] }) =>
    `--onnx: ${quoted(given)} is no precision; choose from ${and(known)}, separated by commas.`,
  'cli.usage.checkpointEvery': '--checkpoint-every must be a whole number of steps; 0 means never.',

  'cli.help': ({
    fields,
  }: {
    fields: readonly string[];
  }) => `Fine-tunes a sentence-embedding model, as the page does, and writes it into a folder.

  npm run train -- [recipe.json] data.csv --out model
  npm run train -- --base-only --out base
  npm run train -- --base-only --static 256 --out static

  recipe.json            saved by the page, or from a model folder; without it, the settings that the page suggests
  data.csv               CSV, TSV, JSON, JSON Lines, Excel (.xlsx), Parquet, or a .zip with one of them: two columns of
                         sentences, and a label or score if you have one

  --out FOLDER           where to write the model, recipe.json, history.csv, history.json and predictions.csv, and
                         with LoRA the adapter alone, in a folder called adapter
  --force                allow a FOLDER that is not empty, and overwrite files of the same names
  --held-out FILE        an evaluation file, instead of an evaluation split of the data
  --base FOLDER          the base model: a folder with model.safetensors, config.json and the tokenizer's files
                         (download a model of the Hugging Face Hub first); without it, the built-in model
  --base-only            write the base model as sentence-transformers reads it, without training
  --static N             with --base-only: write a static model of N dimensions that is made of the base model, as
                         model2vec does; --no-static-weighted: without less weight for frequent tokens
  --sentence1 COLUMN, --sentence2 COLUMN, --negative COLUMN, --label COLUMN
                         columns by name or number, or none; without them, guessed from names and content;
                         --negative may be given several times, for several columns
  --columns ROLE=COLUMN,…
                         the same in one option, such as sentence1=question,sentence2=answer,label=score
  --label-similar WORD,…
                         the labels that mean similar; all others mean not similar
  --label-reversed       a high label means less similar; --no-label-reversed: it means more similar
  --label-scale MIN,MAX  the scale of the scores, which is mapped to 0,1; keep: cosines as they are
  --keep-mark MARK       keep a mark of missing text, such as NS, as a sentence; may be repeated
  --keep-label=MARK      keep a mark of missing labels, such as -, as a label; may be repeated
  --join-columns         join columns that can be one sentence, such as title and body, with a space;
                         --no-join-columns: join none
  --average-raters       the label is the mean of several raters' columns; --no-average-raters: it is one column
  --no-file-split        do not use a column such as split that says which rows are for training and evaluation
${fields.join('\n')}
                         a field without a value is turned off by --no-, such as --no-keep-best; for --compute, auto is
                         wasm, and webgpu needs a GPU and Node's package webgpu
  --onnx PRECISION,…     write the model as ONNX too, for transformers.js and onnxruntime: fp32, fp16, q8 (int8)
  --checkpoint-every N   save a checkpoint in FOLDER/checkpoint every N steps; default: at each evaluation; 0: never
  --resume               resume the run in FOLDER from its last checkpoint; repeat all other options unchanged
  --json                 print events as JSON, one per line
  --debug                print the times, GPU dispatches and memory of each step to standard error, and the stacks of
                         errors with the lines of the sources

Ctrl-C stops the run after the current step and saves the model so far and a checkpoint; a second one quits at once.
A resumed run ends with the same weights, bit for bit, as an uninterrupted one.
Exit codes: 0 done, 1 failed, 2 wrong arguments, 130 stopped by Ctrl-C.
`,
  /** One line of the help, for a field of the recipe. */
  'cli.help.field': ({ option, label }: { option: string; label: string }) =>
    `  --${option.slice(2).padEnd(column)} ${label}`,
  'cli.help.choice': (field: { option: string; label: string; choices: readonly string[] }) =>
    `  --${field.option.slice(2).padEnd(column)} ${field.label}: ${field.choices.join(', ')}`,

  'cli.file.missing': ({ path }: { path: string }) => `There is no file ${path}.`,
  'cli.file.missing.next': 'Check the path of the data file.',
  'cli.model.missing': ({ path }: { path: string }) => `There is no folder ${path}.`,
  'cli.model.missing.next': "Check the path of the base model's folder.",
  'cli.model.changed.next': 'Start again when nothing changes the folder any more.',

  'cli.label.missing': ({ word }: { word: string }) => `There is no label ${quoted(word)}.`,
  'cli.label.missing.next': ({ labels }: { labels: readonly string[] }) =>
    `Labels of the column are ${and(labels.map(quoted))}.`,
  'cli.label.missing.none': 'Name a label column with --label.',
  'cli.label.asked': ({ word }: { word: string }) =>
    `That is a guess. If it is the other way round, pass --label-similar ${quoted(word)}.`,

  'cli.out.unmakable': ({ path }: { path: string }) => `The folder ${path} can't be created.`,
  'cli.out.unmakable.next': 'Choose another folder with --out.',
  'cli.out.interrupted': ({ path }: { path: string }) => `The folder ${path} contains an interrupted run.`,
  'cli.out.interrupted.next':
    'Resume it with --resume, or start over with --force, which overwrites its files.',
  'cli.out.notEmpty': ({ path }: { path: string }) => `The folder ${path} is not empty.`,
  'cli.out.notEmpty.next':
    'Choose another folder with --out, or overwrite files of the same names with --force.',
  'cli.write.failed': ({ path, error }: { path: string; error: string }) =>
    `${path} could not be written (${error}).`,
  'cli.write.failed.next': 'Free some disk space, or check the permissions of the folder.',
  'cli.checkpoint.none': ({ path }: { path: string }) => `There is no checkpoint in ${path}.`,
  'cli.checkpoint.none.next': 'Start the run from the beginning, without --resume.',

  'cli.gpu.none': 'WebGPU found no GPU that it can use.',
  'cli.gpu.none.next':
    'Install a driver (on Linux one for Vulkan, with its loader libvulkan.so.1; VK_ICD_FILENAMES may name it), or give --compute wasm.',
  'cli.gpu.noWebgpu': 'This Node has no WebGPU.',
  'cli.gpu.noWebgpu.next': 'Run "npm install webgpu" first, or give --compute wasm.',

  'cli.interrupted': 'Stopping after this step; press Ctrl-C again to quit at once.',
  'cli.data': ({ name, rows, skipped }: { name: string; rows: number; skipped: number }) =>
    `${name}: ${plural(rows, 'usable row')}, ${count(skipped)} skipped.`,
  'cli.baseModel': ({ name }: { name: string }) => `Base model: ${name}.`,
  'cli.backend': ({ backend, threads }: { backend: string; threads: number }) =>
    `Backend: ${backend}, ${plural(threads, 'thread')}.`,
  'cli.plan': (run: { trainRows: number; steps: number; warmupSteps: number }) =>
    `${plural(run.trainRows, 'training row')}, ${plural(run.steps, 'step')}, ${plural(run.warmupSteps, 'warm-up step')}.`,
  'cli.resumed': ({ step, steps }: { step: number; steps: number }) =>
    `Resuming at step ${count(step)} of ${count(steps)}.`,
  'cli.progress': ({ what, done, total }: { what: string; done: number; total: number }) =>
    `${what}: ${count(done)} of ${count(total)}`,
  'cli.step': ({ step, steps, loss }: { step: number; steps: number; loss: number }) =>
    `Step ${count(step)} of ${count(steps)}, loss ${score(loss)}`,
  'cli.stepWithTime': (at: { step: number; steps: number; loss: number; low: number; high: number }) =>
    `Step ${count(at.step)} of ${count(at.steps)}, loss ${score(at.loss)}, ${durationRange(at.low, at.high)} left`,
  'cli.metric': ({ name, value }: { name: string; value: number | null }) => `${name} ${score(value)}`,
  'cli.metrics.before': ({ metrics }: { metrics: readonly string[] }) => `Before: ${metrics.join(', ')}`,
  'cli.metrics.step': ({ step, metrics }: { step: number; metrics: readonly string[] }) =>
    `Step ${count(step)}: ${metrics.join(', ')}`,
  'cli.metrics.after': ({ metrics }: { metrics: readonly string[] }) => `After: ${metrics.join(', ')}`,
  'cli.stopped': 'Stopped.',
  'cli.saved': ({ folder, files }: { folder: string; files: readonly string[] }) =>
    `Written to ${folder}: ${files.join(', ')}.`,

  'cli.device.next': 'Start again, or pass --compute wasm.',
  'cli.device.wrong.next': 'Pass --compute wasm.',

  'cli.checkpoint.before': ({ fault }: { fault: string }) =>
    `${fault} The run resumes from the checkpoint before it.`,
  'cli.checkpoint.unsaved': ({ step, what, next }: { step: number; what: string; next: string }) =>
    `Step ${count(step)} has no checkpoint: ${what} ${next}`,
  'cli.checkpoint.resumable': ({ step, folder }: { step: number; folder: string }) =>
    `The same command with --resume resumes from step ${count(step)}, for which ${folder} is kept.`,
};
