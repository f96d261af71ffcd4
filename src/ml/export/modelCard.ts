/** README.md of a fine-tuned model: front matter for the Hub, usage, evaluation and training. */

import { losses } from '../../core/losses/catalogue';
import { labelOf, optionLabel, type Field } from '../../core/fields';
import { summaryOf } from '../../core/losses/words';
import { builtinModel } from '../../core/model/builtin';
import { takesEffect, usesMatryoshka, warmsUpByRatio } from '../../core/recipe/conditions';
import { fieldEntry, recipeFieldNames } from '../../core/recipe/fields';
import type { Prompts } from '../../core/model/types';
import { isModelSetting } from '../../core/recipe/modelSettings';
import type { RunPlan } from '../../core/recipe/plan';
import type { BaseModel, Recipe } from '../../core/recipe/types';
import { reportedThreshold } from '../../core/run/export/threshold';
import { cardWords } from '../../messages/en/card';
import { renderEnglish } from '../../messages/english';
import type { Message } from '../../messages/message';
import { plain, table } from './markdown';
import { modelIndex } from './modelIndex';
import { loadingLines, usageLines } from '../../core/python/usage';
import { dataPart, type DataFacts } from './dataPart';
import { evaluationPart, type EvaluationFacts } from './evaluationPart';
import { type DenseConfig, dimensionsOf, isNormalized, type SentenceModelConfig } from '../model/types';

export interface CardFacts extends EvaluationFacts {
  /** The model's name, as its folder or zip is called. */
  readonly name: string;
  readonly config: SentenceModelConfig;
  /** Those that the model was trained and evaluated with. */
  readonly prompts: Prompts;
  readonly recipe: Recipe;
  /** What was trained on, as it was read. */
  readonly data: DataFacts;
  /** The run's plan, whose numbers may differ from the recipe's; absent if there was none. */
  readonly plan?: Pick<RunPlan, 'warmupSteps' | 'evaluateEvery'>;
  /** How the vectors of the loss's teacher were reduced; null or absent where they were not. */
  readonly reducedTeacher?: Message | null;
}

/** What stands in the card for where the model is. */
const placeholder = '"path/to/this/folder"';

/** The card for a repository of the Hub: it names that, and has no word of the data. */
export function pushedCard(card: string, id: string): string {
  const [data, training] = [`\n## ${cardWords.data}\n`, `\n## ${cardWords.training}\n`];
  const [start, end] = [card.indexOf(data), card.lastIndexOf(training)];
  const open = start >= 0 && end > start ? card.slice(0, start) + card.slice(end) : card;
  return open.replace(placeholder, () => JSON.stringify(id));
}

/** Markdown with YAML front matter, https://huggingface.co/docs/hub/model-cards. */
export function modelCard(facts: CardFacts): string {
  const { name, config, prompts, recipe, plan, rows, data } = facts;
  const loss = losses[recipe.loss];
  const base = baseOf(recipe.baseModel);
  const threshold = reportedThreshold(facts.verdict, facts.after);
  return `---
library_name: sentence-transformers
pipeline_tag: sentence-similarity
${base.onHub === null ? '' : `base_model: ${JSON.stringify(base.onHub)}\n`}tags:
- sentence-transformers
- sentence-similarity
- feature-extraction
${usesMatryoshka(recipe) ? '- loss:MatryoshkaLoss\n' : ''}- loss:${loss.name}
${modelIndex(name, facts.after)
  .map((line) => `${line}\n`)
  .join('')}---

# ${plain(name)}

${cardWords.intro(dimensionsOf(config), plain(base.name))}

## ${cardWords.usage}

\`\`\`python
${loadingLines(placeholder)}
${usageLines(prompts, threshold)}
\`\`\`

## ${cardWords.evaluation}

${evaluationPart(facts)}

## ${cardWords.data}

${dataPart(data)}

## ${cardWords.training}

${cardWords.source(renderEnglish(summaryOf(loss.name)), loss.source)}
${facts.reducedTeacher ? `\n${renderEnglish(facts.reducedTeacher)}\n` : ''}
${table([
  [cardWords.setting, cardWords.value],
  [cardWords.loss, loss.name],
  [cardWords.baseModel, base.name],
  [cardWords.trainingRows, String(rows.train)],
  ...settings(loss.params, recipe.lossParams),
  ...promptRows(prompts),
  ...settings(recipeEntries(recipe), { ...recipe, ...(plan && planned(plan, recipe)) }),
  [cardWords.pooling, config.pooling.join(' + ')],
  ...config.modules.filter((module) => module.kind === 'dense').map(dense),
  [cardWords.normalised, yesOrNo(isNormalized(config))],
])}

${cardWords.recipeFile}
`;
}

const dense = ({ into, out, activation }: DenseConfig) => [
  cardWords.dense,
  `${into} → ${out}, ${activation}`,
];

const yesOrNo = (value: boolean) => (value ? cardWords.yes : cardWords.no);

/** A base model's name for a reader, and its id on the Hub; null if it has none. */
function baseOf(model: BaseModel): { name: string; onHub: string | null } {
  switch (model.kind) {
    case 'builtin':
      return {
        name: cardWords.builtinBase(builtinModel.described),
        onHub: builtinModel.teacher,
      };
    case 'folder':
      return { name: model.name, onHub: null };
    case 'hub':
      return { name: cardWords.hubBase(model.id, model.revision), onHub: model.id };
  }
}

/** The plan's numbers, with the recipe's if they differ. */
function planned(plan: NonNullable<CardFacts['plan']>, recipe: Recipe): Record<string, string> {
  const both = (used: number, asked: number) =>
    used === asked ? String(used) : cardWords.planned(used, asked);
  return {
    warmupSteps: both(plan.warmupSteps, warmsUpByRatio(recipe) ? plan.warmupSteps : recipe.warmupSteps),
    evaluateEvery: both(plan.evaluateEvery, recipe.evaluateEvery),
  };
}

/** The prompts of both sides; none where there are no prompts. */
function promptRows({ sentence1, sentence2 }: Prompts): string[][] {
  if (sentence1 === '' && sentence2 === '') return [];
  const row = (field: 'promptSentence1' | 'promptSentence2', prompt: string) => [
    renderEnglish(labelOf(fieldEntry(field))),
    prompt === '' ? cardWords.none : JSON.stringify(prompt),
  ];
  return [row('promptSentence1', sentence1), row('promptSentence2', sentence2)];
}

/** The fields that decide what was trained, but for those that the model itself shows. */
function recipeEntries(recipe: Recipe): Record<string, Field> {
  const names = recipeFieldNames.filter(
    (name) => takesEffect(name, recipe) && !fieldEntry(name).sameRun && !isModelSetting(name),
  );
  return Object.fromEntries(names.map((name) => [name, fieldEntry(name)]));
}

/** Label and value of each field, in the catalogue's order; lists without numbers are left out. */
function settings(
  fields: Readonly<Record<string, Field>>,
  values: Readonly<Record<string, unknown>>,
): string[][] {
  return Object.entries(fields).flatMap(([key, field]) => {
    const value = inWords(field, values[key] ?? field.default);
    return value === '' ? [] : [[renderEnglish(labelOf(field)), value]];
  });
}

function inWords(field: Field, value: unknown): string {
  if (typeof value === 'boolean') return yesOrNo(value);
  if (Array.isArray(value)) return value.join(', ');
  return field.kind === 'choice' ? renderEnglish(optionLabel(field, String(value))) : String(value);
}
