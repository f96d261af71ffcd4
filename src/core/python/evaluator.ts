/** The evaluator of the training script: those of the catalogue that fit the data, on the held-out rows. */

import { evaluatorsFor, flatName, mainEvaluator } from '../evaluators/catalogue';
import type { Classes, LabelScheme, Roles } from '../data/types';
import type { EvaluationKind } from '../metrics/types';
import { isPlain, tripletLines } from './negatives';
import { isEvaluated, isUngraded } from './data/scriptData';
import type { ModelSettings } from '../recipe/modelSettings';
import type { Recipe } from '../recipe/types';
import { bySideDefinition, evaluatesBySide, setsPrompts } from './modelSettings';

interface Evaluated {
  readonly labels: LabelScheme;
  readonly roles: Roles;
  readonly ragged: boolean;
}

const negativesIn = ({ roles, ragged }: Evaluated) => ({ columns: roles.negatives.length, ragged });

/** The kind of evaluation, as on the page. */
function kindOf({ labels, roles }: Evaluated): EvaluationKind {
  if (labels.kind === 'score') return 'score';
  if (!isUngraded(labels)) return 'binary';
  return roles.negatives.length === 0 ? 'pairs' : 'triplets';
}

/** Sets `evaluator`, from the columns of `held_out`; to None where there is nothing to evaluate by. */
export function evaluatorLines(evaluationSet: Evaluated, settings: ModelSettings): string {
  if (!isEvaluated(evaluationSet)) {
    return '# Sentences without labels have no right answers to evaluate by.\nevaluator = None';
  }
  const kind = kindOf(evaluationSet);
  const bySide = evaluatesBySide(settings, evaluationSet.roles.sentence2 === null);
  const plain = isPlain(negativesIn(evaluationSet));
  const calls = evaluatorsFor(kind).map(({ name, prefix }) => {
    const call = callOf(name, prefix, settings, plain);
    return bySide && ofPairs.has(name) ? `by_side(${call})` : call;
  });
  const evaluator =
    calls.length === 1
      ? calls.join('')
      : `SequentialEvaluator([\n${calls.map((c) => `    ${c},\n`).join('')}])`;
  const definition = bySide ? bySideDefinition : '';
  return `${pairLines(kind, evaluationSet, settings)}\n${definition}\nevaluator = ${evaluator}`;
}

/** The imports of these lines; each ends with its newline. */
export function evaluatorImports(evaluationSet: Evaluated): string {
  if (!isEvaluated(evaluationSet)) return '';
  const kind = kindOf(evaluationSet);
  const names = evaluatorsFor(kind).map(({ name }) => name);
  const all = [...names, ...(names.length > 1 ? ['SequentialEvaluator'] : [])].sort();
  const search =
    kind === 'pairs' || kind === 'triplets' ? 'from sentence_transformers.util import cos_sim\n' : '';
  return `from sentence_transformers.evaluation import ${all.length > 1 ? `(\n${all.map((name) => `    ${name},\n`).join('')})` : all.join('')}\n${search}`;
}

/** The trainer's name of the metric that the best checkpoint is chosen by. */
export function bestMetric({ bestBy }: Recipe, evaluationSet: Evaluated): string {
  const kind = bestBy === 'primary' ? kindOf(evaluationSet) : 'score';
  const evaluator = mainEvaluator(kind);
  return `eval_${flatName(evaluator, evaluator.primary)}`;
}

/** The evaluators that know no prompts: all their sentences get the model's default prompt. */
const ofPairs: ReadonlySet<string> = new Set([
  'EmbeddingSimilarityEvaluator',
  'BinaryClassificationEvaluator',
]);

/** `plain`: each row has one negative. */
function callOf(name: string, prefix: string, settings: ModelSettings, plain: boolean): string {
  const [query, corpus] = setsPrompts(settings)
    ? ['prompts["sentence1"]', 'prompts["sentence2"]']
    : ['prompt', 'prompt'];
  const args: Readonly<Record<string, string>> = {
    EmbeddingSimilarityEvaluator: 'sentences1, sentences2, labels, main_similarity="cosine"',
    BinaryClassificationEvaluator: 'sentences1, sentences2, labels, similarity_fn_names=["cosine"]',
    InformationRetrievalEvaluator: `queries, corpus, relevant, query_prompt=${query}, corpus_prompt=${corpus}, score_functions={"cosine": cos_sim}`,
    TripletEvaluator: `${plain ? 'first, second' : 'anchors, positives'}, negatives, main_similarity_function="cosine"`,
  };
  const call = `${name}(${args[name] ?? ''}${prefix === '' ? '' : `, name="${prefix}"`})`;
  return name === 'TripletEvaluator' && !plain ? `*([${call}] if negatives else [])` : call;
}

/** Sets `sentences1`, `sentences2` and `labels`, and what a search or triplets need. */
function pairLines(kind: EvaluationKind, evaluationSet: Evaluated, settings: ModelSettings): string {
  const { labels, roles } = evaluationSet;
  if (kind === 'pairs' || kind === 'triplets') {
    const plain = kind === 'pairs' || isPlain(negativesIn(evaluationSet));
    return `${plain ? matchLines(kind) : tripletLines}\n${searchLines(kind, settings)}`;
  }
  if (labels.kind !== 'class') {
    return `sentences1, sentences2 = list(held_out["sentence1"]), list(held_out["sentence2"])
labels = ${kind === 'score' ? 'list(held_out["label"])' : '[int(label) for label in held_out["label"]]'}`;
  }
  return roles.sentence2 === null ? sentenceLines : classLines(labels.grades);
}

const matchLines = (
  kind: 'pairs' | 'triplets',
) => `# Held-out pairs have the label 1; each first sentence with ${
  kind === 'pairs' ? "the next pair's second one" : 'its negative'
} has 0.
first, second = list(held_out["sentence1"]), list(held_out["sentence2"])
negatives = ${kind === 'pairs' ? 'second[1:] + second[:1]' : 'list(held_out["sentence3"])'}
sentences1, sentences2 = first + first, second + negatives
labels = [1] * len(first) + [0] * len(first)`;

/** Ids are in the order in which the texts first occur, as the page breaks ties. */
const searchLines = (kind: 'pairs' | 'triplets', settings: ModelSettings) => `

def key(text):
    """Texts that differ only in case or spaces are the same."""
    return " ".join(text.lower().split())


# Each distinct first sentence is a query; the corpus is the distinct second sentences${kind === 'pairs' ? '' : ' and negatives'}.
${setsPrompts(settings) ? '' : 'prompt = model.prompts.get(model.default_prompt_name, "")\n'}query_ids, document_ids = {}, {}
queries, corpus, relevant = {}, {}, {}
for one, two in zip(first, second):
    query = query_ids.setdefault(key(one), len(query_ids))
    document = document_ids.setdefault(key(two), len(document_ids))
    queries.setdefault(query, one)
    corpus.setdefault(document, two)
    relevant.setdefault(query, set()).add(document)${
      kind === 'pairs'
        ? ''
        : `
for text in negatives:
    corpus.setdefault(document_ids.setdefault(key(text), len(document_ids)), text)`
    }`;

const sentenceLines = `# Each held-out sentence has the label 1 with the next one of its class, and 0 with the next one of another class.
texts, classes_of = list(held_out["sentence1"]), list(held_out["label"])
pairs = []
for same in (True, False):
    for i, text in enumerate(texts):
        others = (j % len(texts) for j in range(i + 1, i + len(texts)))
        other = next((j for j in others if (classes_of[j] == classes_of[i]) == same), None)
        if other is not None:
            pairs.append((text, texts[other], int(same)))
sentences1, sentences2, labels = map(list, zip(*pairs))`;

function classLines(grades: Classes['grades']): string {
  const graded = grades.flatMap((grade, place) => (grade === null ? [] : [`${place}: ${grade}`]));
  return `# The similarity that a class stands for; pairs of other classes are not evaluated.
grades = {${graded.join(', ')}}
graded = held_out.filter(lambda row: row["label"] in grades)
sentences1, sentences2 = list(graded["sentence1"]), list(graded["sentence2"])
labels = [grades[label] for label in graded["label"]]`;
}
