import { expect, test } from 'vitest';
import { openDataset } from '../../../src/core/data/dataset/dataset';
import type { Metrics } from '../../../src/core/metrics/types';
import { defaultRecipe } from '../../../src/core/recipe/recipe';
import { message } from '../../../src/messages/message';
import { type CardFacts, modelCard, pushedCard } from '../../../src/ml/export/modelCard';
import { readModel } from '../../../src/ml/sources/readModel';
import { better } from '../../fixtures/studio';
import { source } from '../../core/data/sources';
import { memoryFiles, tinyBert } from '../tinyModel';

const metrics = (spearman: number | null): Metrics => ({
  kind: 'score',
  pairs: 40,
  spearman,
  spearmanCeiling: 1,
  pearson: 0.5,
  binary: null,
  retrieval: null,
  tripletAccuracy: null,
});
const { config } = await readModel(memoryFiles(tinyBert()));
const csv = [
  'sentence1,sentence2,rating,annotator_id',
  ...Array.from({ length: 12 }, (_, i) => `The boat ${i} is here.,A ship ${i} is near.,${i % 6},${i % 3}`),
  ',Nobody is here.,3,1',
  'A dog sleeps.,A cat sleeps.,-1,2',
  'A dog eats.,A cat eats.,-1,2',
].join('\n');
const { dataset } = await openDataset(source(`${csv}\n`, 'boats_2.csv'));
const facts: CardFacts = {
  name: 'my-model',
  config,
  prompts: { sentence1: '', sentence2: '' },
  recipe: { ...defaultRecipe, loss: 'ContrastiveLoss', lossParams: { margin: 0.4 }, batchSize: 24 },
  data: dataset,
  rows: { train: 360, heldOut: 40 },
  before: metrics(0.61234),
  after: metrics(0.75),
  verdict: null,
};

test('the front matter names the library, the task, the base and the loss', () => {
  const [, front] = modelCard({ ...facts, after: null }).split('---\n');
  expect(front?.trimEnd().split('\n')).toEqual([
    'library_name: sentence-transformers',
    'pipeline_tag: sentence-similarity',
    'base_model: "sentence-transformers/all-MiniLM-L6-v2"',
    'tags:',
    '- sentence-transformers',
    '- sentence-similarity',
    '- feature-extraction',
    '- loss:ContrastiveLoss',
  ]);
});

test('the front matter has the metrics of the model as the Hub reads them, and nothing of the data', () => {
  const [, front] = modelCard({ ...facts, after: { ...metrics(1e-7), pearson: null } }).split('---\n');
  expect(front?.split('\n').slice(8)).toEqual([
    'model-index:',
    '- name: "my-model"',
    '  results:',
    '  - task:',
    '      type: semantic-similarity',
    '      name: Semantic Similarity',
    '    dataset:',
    '      type: unknown',
    '      name: Unknown',
    '    metrics:',
    '    - type: "spearman_cosine"',
    '      value: 0',
    '      name: Spearman Cosine',
    '',
  ]);
});

test('a card in a repository names it where the model is loaded', () => {
  expect(pushedCard(modelCard(facts), 'owner/tuned')).toContain('model = SentenceTransformer("owner/tuned")');
});

test('a card in a repository says nothing of the data, and all the rest', () => {
  const card = pushedCard(modelCard(facts), 'owner/tuned');
  for (const word of ['boats_2', 'rating', 'annotator_id', '## Training data'])
    expect(card).not.toContain(word);
  for (const part of ['## Usage', '## Evaluation', '## Training\n', '| Training rows | 360 |']) {
    expect(card).toContain(part);
  }
});

test('the data is described as on the page: how it was read, what columns and labels mean, which rows were skipped', () => {
  const [, data] = modelCard(facts).split('## Training data\n\n');
  expect(data?.split('\n\n## Training\n')[0]).toBe(`| Setting | Value |
| --- | --- |
| File | boats_2.csv (${csv.length + 1} bytes) |
| Encoding | UTF-8 |
| Delimiter | Comma |
| Quotes | Doubled ("") |
| First row is a header | yes |
| Usable rows | 12 |
| Skipped rows | 3 |

- Sentence 1: the column "sentence1". "sentence1" is a common name of such a column.
- Sentence 2: the column "sentence2". "sentence2" is a common name of such a column.
- Label: the column "rating". "rating" is a common name of a label column.
- Label: scores from 0 (least similar) to 5 (most similar).
- Not used: the column "annotator_id". It says who labelled the row.
- The label "-1" marks a missing label in 2 rows: they are skipped.
- Scores from 0 to 5 were rescaled to the range from 0 to 1.

| Why rows were skipped | Rows |
| --- | --- |
| The label "-1" marks a missing label. | 2 |
| Sentence 1 is empty. | 1 |`);
});

test("the recipe is a table in the catalogue's words", () => {
  const card = modelCard(facts);
  for (const row of [
    '| Loss | ContrastiveLoss |',
    '| Margin | 0.4 |',
    '| Batch size | 24 |',
    '| Training rows | 360 |',
  ]) {
    expect(card).toContain(row);
  }
});

test("how a teacher's vectors were reduced is said above the recipe", () => {
  const reducedTeacher = message('training.teacher.reduced', {
    from: 768,
    to: 384,
    sentences: 1234,
    explained: 0.9312,
  });
  const [, training] = modelCard({ ...facts, reducedTeacher }).split('## Training\n\n');
  expect(training).toMatch(
    /Source: .*\n\nThe teacher's vectors of 768 dimensions are reduced to the 384 .* 93\.1 % of their variance\.\n\n\| Setting/,
  );
  expect(modelCard(facts)).not.toContain('reduced');
});

test('numbers that the plan lowered are shown with those of the recipe', () => {
  const card = modelCard({ ...facts, plan: { warmupSteps: 3, evaluateEvery: 500 } });
  expect(card).toContain('| Warm-up steps | 3 (recipe: 100) |');
  expect(card).toContain('| Evaluate every | 500 |');
  expect(modelCard(facts)).toContain('| Warm-up steps | 100 |');
});

test('the metrics are shown before and after, and an undefined one is a dash', () => {
  expect(modelCard(facts)).toContain('| **spearman_cosine** | **0.6123** | **0.7500** |');
  expect(modelCard({ ...facts, after: metrics(null) })).toContain(
    '| **spearman_cosine** | **0.6123** | **–** |',
  );
  expect(modelCard(facts)).not.toContain('cosine_f1');
  expect(modelCard({ ...facts, before: null, after: null })).toContain('was not evaluated');
});

test('every evaluator has a part of its own, as on the cards of sentence-transformers', () => {
  const at = { 1: 0.25, 3: 0.5, 5: 0.5, 10: 0.75 };
  const retrieval = {
    queries: 38,
    documents: 41,
    accuracy: at,
    precision: at,
    recall: at,
    ndcgAt10: 0.6,
    mrrAt10: 0.5,
    mapAt100: 0.55,
  };
  const card = modelCard({ ...facts, before: null, after: { ...metrics(0.7), kind: 'pairs', retrieval } });
  expect(card).toContain(`#### Information Retrieval

* Evaluated with [<code>InformationRetrievalEvaluator</code>](https://sbert.net/docs/package_reference/sentence_transformer/evaluation.html#sentence_transformers.sentence_transformer.evaluation.InformationRetrievalEvaluator)

| Metric | Before | After |
| --- | --- | --- |
| cosine_accuracy@1 | – | 0.2500 |`);
  expect(card).toContain('| **cosine_ndcg@10** | **–** | **0.6000** |');
  expect(card).toContain('On 40 evaluation rows, not used for training. 38 queries in a corpus of 41 texts.');
  expect(card).not.toContain('Binary Classification');
});

test('the name of a folder stays text', () => {
  const name = 'a|b](http://x) <img src=x>\n# head';
  const card = modelCard({ ...facts, recipe: { ...facts.recipe, baseModel: { kind: 'folder', name } } });
  expect(card).toContain('| Base model | a\\|b\\](http://x) \\<img src=x\\> \\# head |');
  expect(card).not.toContain('base_model');
});

test('it shows four lines of Python that load the model', () => {
  expect(/```python\n([^`]*)```/.exec(modelCard(facts))?.[1]?.trimEnd().split('\n')).toHaveLength(4);
});

test('the evaluation begins with the verdict, with four decimals, the step that was kept and how it was computed', () => {
  const [, evaluation] = modelCard({ ...facts, verdict: better }).split('## Evaluation\n\n');
  expect(evaluation).toMatch(
    /^\*\*Better than the base: Spearman 0\.4712 → 0\.9215, \+0\.4503 \(95 % \+0\.3789 … \+0\.5296\)\.\*\* Kept: step 120\. 400 evaluation pairs in 380 groups that share sentences/,
  );
  expect(evaluation).toContain(
    'At threshold 0.5512, chosen on 200 pairs, the other 200 have precision 0.9011',
  );
  expect(evaluation).toContain('Paired cluster bootstrap');
  expect(modelCard(facts)).not.toContain('Better than');
});
