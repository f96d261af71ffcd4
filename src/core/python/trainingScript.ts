/** Writes the Python script that repeats a recipe with sentence-transformers, on the file that is open. */

import { builtinModel } from '../model/builtin';
import { minHeldOut, maxHeldOut } from '../data/evaluation/heldOutCount';
import { losses } from '../losses/catalogue';
import type { LossEntry } from '../losses/types';
import { pythonBatches } from './batches';
import { bestMetric, evaluatorImports, evaluatorLines } from './evaluator';
import { python } from './literals';
import { loraLines } from './lora';
import { groupingNote, isGrouped, negativeLines, negativeNames } from './negatives';
import { pythonLoss } from './loss';
import { headLines } from './processes/head';
import {
  checkpointImports,
  deviceLines,
  launchHelp,
  launchLines,
  launchModules,
  resumeLines,
} from './processes/launch';
import { partRateLines } from './partRates';
import { fromRecipe, recipeLines } from './fields/recipeFile';
import { modelExpression } from './model';
import { poolingImport, poolingLines, promptLines, trainedPrompts } from './modelSettings';
import { labelColumn, labelledRows, labelSource, scoreDefinition, scoreImports } from './data/labels';
import { reading, readingImports, readingPackages } from './data/reading';
import { hasLabelColumn, isEvaluated, type ScriptData } from './data/scriptData';
import { taughtColumn, taughtDefinition } from './data/taught';
import { argumentLines, callbacks, freezing, stepLines } from './trainingArguments';
import { joinDefinition, marksLine, sentenceColumn, splitColumn, splitLines } from './data/understood';
import { hasPartRates, isTaughtByFile, keepsBest, teacherOf, usesLora } from '../recipe/conditions';
import type { BaseModel, Recipe } from '../recipe/types';

/** The script's text. The same recipe and data give the same text. */
export function trainingScript(recipe: Recipe, data: ScriptData): string {
  const entry: LossEntry = losses[recipe.loss];
  const labelled = hasLabelColumn(data);
  const batches = pythonBatches(recipe);
  const evaluated = isEvaluated(data);
  const metric = evaluated ? bestMetric(recipe, data) : null;
  const stopping = callbacks(recipe, evaluated);
  const lora = loraLines(recipe);
  const loss = pythonLoss(recipe);
  const head = headLines(entry, lora.trainer);
  const negatives = { columns: data.roles.negatives.length, ragged: data.ragged };
  const lines = `${deviceLines}
${reading(data)}
${joinDefinition(data)}${taughtDefinition(recipe)}${labelled ? scoreDefinition(data) : ''}examples = pd.DataFrame({
${columnLines(data, recipe).join('\n')}
})
${labelledRows(data, columnIn(data))}examples = examples.apply(lambda column: column.str.strip() if pd.api.types.is_string_dtype(column) else column)
examples = examples[(examples[[${sentenceNames(data)}]] != "").all(axis=1)]${labelled ? '.dropna()' : ''}${marksLine(data)}${classLines(entry, data)}${!evaluated && entry.pairsItself ? itselfLines : ''}

parts = Dataset.from_dict(examples.to_dict("list"))
${splitLines(data, evaluated) ?? (evaluated ? drawnSplit : 'train = parts')}
${negativeLines(entry, negatives, labelled, isTaughtByFile(recipe))}${unlabelling(entry, data, negatives)}
torch.manual_seed(${fromRecipe('seed')})
${baseModelLines(recipe, data)}${lora.begin}${freezing(recipe)}
${evaluatorLines(data, recipe)}
${metric === null ? '' : beforeLines}
${batches.definition}${loss.definition}${lora.definition}${stepLines(recipe, isGrouped(entry, negatives))}
${partRateLines(recipe)}args = SentenceTransformerTrainingArguments(
    output_dir=options.output,
${argumentLines(recipe, metric)}
    prompts=${trainedPrompts(recipe)},${batches.argument && `\n    ${batches.argument},`}
    report_to="none",
)
${loss.lines}${head.definition}trainer = ${head.trainer}(
    model=model,
    args=args,
    train_dataset=train,
    loss=loss,
    evaluator=evaluator,${stopping.argument}
)
${resumeLines}trainer.train(resume_from_checkpoint=checkpoint)
if sharded and is_main:
    # The whole model, from the parts that the processes have saved.
    folder = get_last_checkpoint(options.output)
    dcp_to_torch_save(os.path.join(folder, "pytorch_model_fsdp_0"), os.path.join(folder, "model.pt"))
${indented(`${baseModelLines(recipe, data)}${lora.begin}model.load_state_dict(torch.load(os.path.join(folder, "model.pt"))["model"])`)}
${lora.end}
if is_main:
${metric === null ? '' : afterLines}${indented(`${metric !== null && keepsBest(recipe) ? baseLines(recipe, metric, data) : ''}model.save_pretrained(options.output)`)}
trainer.accelerator.end_training()
`;
  const own = recipeLines(recipe, lines);
  return `"""Repeats a training run of Semblance with sentence-transformers.

    pip install "sentence-transformers[train]" pandas${readingPackages(data)}${usesLora(recipe) ? ' peft' : ''}
    python train.py

${launchHelp}
The split, the order of the rows and the dropout use other random numbers than the browser does, so the result is close
to the browser's, not equal to it.
${own.help}${groupingNote(entry, negatives)}${changeLines(data)}"""

${imports(recipe, data, {
  lora: lora.imports,
  own: poolingImport(recipe) + batches.imports + loss.imports + stopping.imports + checkpointImports,
})}
${own.lines}${lines}`;
}

/** A loss that takes no labels would be given the data's. */
const unlabelling = (
  entry: LossEntry,
  data: ScriptData,
  negatives: { readonly columns: number; readonly ragged: boolean },
): string =>
  hasLabelColumn(data) && entry.usesLabels === false && !isGrouped(entry, negatives)
    ? '\ntrain = train.remove_columns("label")\n'
    : '';

const beforeLines = `if is_main:
    before = evaluator(model)
    print("Before:", before)
`;

const afterLines = `    after = evaluator(model)
    print("After:", after)
`;

const itselfLines = `

# Each sentence is its own partner: dropout makes its two vectors differ (SimCSE).
examples["sentence2"] = examples["sentence1"]`;

/** The trainer selects among its checkpoints, none of which is the base model; `metric` is its name for what it selects by. */
const baseLines = (recipe: Recipe, metric: string, data: ScriptData) => {
  const name = python(metric.replace(/^eval_/, ''));
  return `# The trainer does not count the base model among its checkpoints, as the page does.
if after[${name}] <= before[${name}]:
    print("No checkpoint beat the base model: the base model is kept.")
${indented(baseModelLines(recipe, data).trimEnd())}
`;
};

const baseModelLines = (recipe: Recipe, { roles }: ScriptData) => `${model(recipe.baseModel)}
${lengthLines(recipe)}${poolingLines(recipe)}${promptLines(recipe, roles.sentence2 === null, roles.negatives.length)}`;

/** What is no transformer is a StaticEmbedding, whose tokenizer cuts the text. */
function lengthLines({ baseModel }: Recipe): string {
  const maxSeqLength = fromRecipe('maxSeqLength');
  const line = `model.max_seq_length = min(${maxSeqLength}, model[0].auto_model.config.max_position_embeddings)\n`;
  if (baseModel.kind === 'builtin') return line;
  return `if hasattr(model[0], "auto_model"):
    ${line}else:
    model[0].tokenizer.enable_truncation(${maxSeqLength})
`;
}

const indented = (lines: string) => lines.replace(/^(?=.)/gm, '    ');

const drawnSplit = `least = min(${minHeldOut}, len(parts) // 2)
held_out_rows = min(${maxHeldOut}, max(least, round(${fromRecipe('heldOut')} * len(parts))))
parts = parts.train_test_split(test_size=held_out_rows, seed=${fromRecipe('seed')})
train, held_out = parts["train"], parts["test"]`;

/** A part of the docstring, which a text in it cannot end. */
function changeLines({ changes }: ScriptData): string {
  if (changes.length === 0) return '';
  const lines = changes.map((change) => `- ${change.replaceAll('\\', '\\\\').replaceAll('"""', "'''")}`);
  return `\nThe page changed the file's rows after reading them. Make the same changes to the file before you run this script:\n\n${lines.join('\n')}\n`;
}

/** `lora` stands among the packages, `own` at the end. */
function imports(
  recipe: Recipe,
  data: ScriptData,
  { lora, own }: { readonly lora: string; readonly own: string },
): string {
  const { standard, own: packages } = readingImports(data);
  const grouped = isGrouped(losses[recipe.loss], {
    columns: data.roles.negatives.length,
    ragged: data.ragged,
  });
  const modules = new Set([
    ...standard,
    ...scoreImports(data),
    ...launchModules,
    ...(teacherOf(recipe) !== null && recipe.teacher === 'base' ? ['copy'] : []),
    ...(freezing(recipe) !== '' || hasPartRates(recipe) ? ['re'] : []),
  ]);
  return `${[...modules]
    .sort()
    .map((name) => `import ${name}`)
    .join('\n')}

${launchLines}
import pandas as pd
import torch${packages}
from datasets import Dataset${grouped ? ', DatasetDict' : ''}${lora}
from sentence_transformers import (
    SentenceTransformer,
    SentenceTransformerTrainer,
    SentenceTransformerTrainingArguments,
)
${evaluatorImports(data)}from sentence_transformers.losses import ${pythonLoss(recipe).names.join(', ')}
${own}`;
}

/** The columns that no row may leave empty. */
const sentenceNames = ({ roles }: ScriptData) =>
  roles.sentence2 === null ? '"sentence1"' : '"sentence1", "sentence2"';

/** The code for a column of the file. */
const columnIn =
  ({ columns, format }: ScriptData) =>
  (index: number) =>
    format === 'delimited' || format === 'xlsx'
      ? `rows.iloc[:, ${index}]`
      : `rows[${python(columns[index] ?? '')}]`;

function columnLines(data: ScriptData, recipe: Recipe): string[] {
  const entry: LossEntry = losses[recipe.loss];
  const { roles } = data;
  const column = columnIn(data);
  const lines: string[] = [];
  if (roles.sentence1 !== null)
    lines.push(`    "sentence1": ${sentenceColumn('sentence1', roles.sentence1, data, column)},`);
  if (roles.sentence2 !== null)
    lines.push(`    "sentence2": ${sentenceColumn('sentence2', roles.sentence2, data, column)},`);
  const names = negativeNames({
    columns: entry.usesNegatives ? roles.negatives.length : 0,
    ragged: data.ragged,
  });
  for (const [i, name] of names.entries()) lines.push(`    "${name}": ${column(roles.negatives[i] ?? -1)},`);
  if (roles.label !== null && hasLabelColumn(data))
    lines.push(`    "label": ${labelColumn(labelSource(data, column), data)},`);
  lines.push(...taughtColumn(recipe, data, column), ...splitColumn(data, column));
  return lines;
}

function model(baseModel: BaseModel): string {
  const line = `model = ${modelExpression(baseModel)}`;
  switch (baseModel.kind) {
    case 'hub':
      return line;
    case 'folder':
      return `${line}  # the path of the folder`;
    case 'builtin':
      return `# The folder beside this script: the built-in model, ${builtinModel.described}.
${line}`;
  }
}

/** For losses on classes, which are whole numbers from 0. */
function classLines({ usesLabels }: LossEntry, { labels }: ScriptData): string {
  if (usesLabels !== 'classes') return '';
  const classes = labels.kind === 'class' ? labels.classes.length : 2;
  return `\nexamples = examples.astype({"label": int})\nclasses = ${classes}`;
}
