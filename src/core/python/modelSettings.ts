/** A recipe's pooling and prompts in a training script, as sentence-transformers has them. */

import { sidesDiffer, type ModelSettings } from '../recipe/modelSettings';
import { python } from './literals';

/** Whether the recipe names a prompt of its own for a side. */
export const setsPrompts = ({ promptSentence1, promptSentence2 }: ModelSettings): boolean =>
  promptSentence1 !== null || promptSentence2 !== null;

export const poolingImport = ({ pooling }: ModelSettings): string =>
  pooling === 'auto' ? '' : 'from sentence_transformers.sentence_transformer.modules import Pooling\n';

/** Replaces the pooling of `model`; empty where the model's own is used. */
export function poolingLines({ pooling }: ModelSettings): string {
  if (pooling === 'auto') return '';
  return `model[1] = Pooling(model[0].get_embedding_dimension(), ${python(pooling)}, include_prompt=model[1].include_prompt)\n`;
}

/**
 * Sets `prompts`, by the columns of the training set, and writes them into `model`; empty where the recipe has none of its
 * own.
 * @param single whether the data has one sentence a row
 * @param negatives how many columns of them it has
 */
export function promptLines(settings: ModelSettings, single: boolean, negatives: number): string {
  if (!setsPrompts(settings)) return '';
  const { promptSentence1: first, promptSentence2: second } = settings;
  const own = 'model.prompts.get(model.default_prompt_name, "")';
  const one = first === null ? own : python(first);
  const two = single ? one : second === null ? own : python(second);
  return `prompts = {"sentence1": ${one}, "sentence2": ${two}}
${negatives > 1 ? `prompts |= {f"sentence{i}": prompts["sentence2"] for i in range(3, ${negatives + 3})}` : 'prompts["sentence3"] = prompts["sentence2"]'}
model.prompts |= {"query": prompts["sentence1"], "document": prompts["sentence2"]}
model.default_prompt_name = "query" if prompts["sentence1"] == prompts["sentence2"] else None
`;
}

/** The value of the trainer's `prompts`. */
export const trainedPrompts = (settings: ModelSettings): string =>
  setsPrompts(settings) ? 'prompts' : 'model.prompts.get(model.default_prompt_name)';

/** Whether the evaluators of pairs, which have one prompt for all sentences, need to be told each side's. */
export const evaluatesBySide = (settings: ModelSettings, single: boolean): boolean =>
  !single && sidesDiffer(settings);

/** A function for the script: gives an evaluator of `sentences1` and `sentences2` the prompt of each side. */
export const bySideDefinition = `

class Text(str):
    """Not hashable: an evaluator then embeds each side by itself."""

    __hash__ = None


def by_side(evaluator):
    """Embeds the sentences of each side with its prompt."""
    evaluator.sentences1 = [Text(text) for text in evaluator.sentences1]
    evaluator.sentences2 = [Text(text) for text in evaluator.sentences2]
    embed = evaluator.embed_inputs

    def embed_inputs(model, sentences, **kwargs):
        side = "sentence1" if sentences is evaluator.sentences1 else "sentence2"
        return embed(model, sentences, prompt=prompts[side], **kwargs)

    evaluator.embed_inputs = embed_inputs
    return evaluator

`;
