import { describe, expect, it } from 'vitest';
import { defaultRecipe, withLoss } from '../../../src/core/recipe/recipe';
import type { Recipe } from '../../../src/core/recipe/types';
import { type ScriptData, trainingScript } from '../../../src/core/python/trainingScript';

const scores: ScriptData = {
  name: 'sts.csv',
  format: 'delimited',
  encoding: 'utf-8',
  delimiter: ';',
  header: false,
  columns: ['Column 1', 'Column 2', 'Column 3'],
  roles: { sentence1: 0, sentence2: 1, negative: null, label: 2 },
  labels: { kind: 'score', min: 0, max: 5, rescaled: true },
};
const pairs: ScriptData = {
  ...scores,
  header: true,
  roles: { ...scores.roles, negative: 2, label: null },
  labels: { kind: 'none' },
};

describe('the training script', () => {
  it('reads the file as the page did, and rescales its scores', () => {
    const script = trainingScript(withLoss(defaultRecipe, 'CosineSimilarityLoss'), scores);
    expect(script).toContain('sep=";"');
    expect(script).toContain('header=None');
    expect(script).toContain(
      '"label": (pd.to_numeric(rows.iloc[:, 2].str.replace(",", "."), errors="coerce") - 0) / 5,',
    );
    expect(script).toContain('loss=CosineSimilarityLoss(model)');
  });

  it('maps the words of two labels to 0 and 1', () => {
    const script = trainingScript(withLoss(defaultRecipe, 'ContrastiveLoss'), {
      ...scores,
      labels: { kind: 'binary', one: ['yes', 'Yes'], zero: ['no'] },
    });
    expect(script).toContain('.map({"no": 0.0, "yes": 1.0, "Yes": 1.0})');
    expect(script).toContain(
      'ContrastiveLoss(model, margin=0.5, distance_metric=SiameseDistanceMetric.COSINE_DISTANCE)',
    );
    expect(script).toContain('losses import ContrastiveLoss, SiameseDistanceMetric');
  });

  it('leaves labels out for the ranking loss, and keeps equal texts out of a batch', () => {
    const script = trainingScript(defaultRecipe, pairs);
    expect(script).not.toContain('"label"');
    expect(script).toContain('"sentence3": rows.iloc[:, 2]');
    expect(script).toContain('MultipleNegativesRankingLoss(model, scale=20, hardness_strength=0)');
    expect(script).toContain('BatchSamplers.NO_DUPLICATES');
  });

  it('says a symmetric loss by its directions', () => {
    const recipe = withLoss(defaultRecipe, 'CachedMultipleNegativesRankingLoss');
    const script = trainingScript(
      { ...recipe, lossParams: { ...recipe.lossParams, directions: 'symmetric' } },
      pairs,
    );
    expect(script).toContain('directions=("query_to_doc", "doc_to_query"), partition_mode="per_direction"');
    expect(script).toContain('mini_batch_size=32');
  });

  it('gives triplets to a loss that reads negatives, without a sampler of its own', () => {
    const script = trainingScript(withLoss(defaultRecipe, 'TripletLoss'), pairs);
    expect(script).toContain('"sentence3": rows.iloc[:, 2]');
    expect(script).toContain(
      'TripletLoss(model, triplet_margin=5, distance_metric=TripletDistanceMetric.EUCLIDEAN)',
    );
    expect(script).not.toContain('BatchSamplers');
  });

  it('wraps the loss where it is taken of several dimensions', () => {
    const recipe = withLoss(defaultRecipe, 'CosineSimilarityLoss');
    expect(trainingScript({ ...recipe, matryoshkaDims: [384, 64] }, scores)).toContain(
      'loss=MatryoshkaLoss(model, CosineSimilarityLoss(model), matryoshka_dims=[384, 64]),',
    );
    const script = trainingScript(
      { ...recipe, matryoshkaDims: [384, 64], matryoshkaWeights: [1, 0.5] },
      scores,
    );
    expect(script).toContain('matryoshka_dims=[384, 64], matryoshka_weights=[1, 0.5]');
    expect(script).toContain('losses import CosineSimilarityLoss, MatryoshkaLoss');
  });

  it('gives classes to a classifier, and judges by what they say of similarity', () => {
    const script = trainingScript(withLoss(defaultRecipe, 'SoftmaxLoss'), {
      ...scores,
      labels: { kind: 'class', classes: [['no', 'No'], ['yes'], ['maybe']], grades: [0, 1, null] },
    });
    expect(script).toContain('.map({"no": 0, "No": 0, "yes": 1, "maybe": 2})');
    expect(script).toContain('examples = examples.astype({"label": int})\nclasses = 3\n');
    expect(script).toContain(
      'SoftmaxLoss(model, embedding_dimension=model.get_embedding_dimension(), num_labels=classes, concatenation_sent_rep=True,',
    );
    expect(script).toContain('grades = {0: 0, 1: 1}');
  });

  it('groups single sentences by their class', () => {
    const script = trainingScript(withLoss(defaultRecipe, 'BatchHardTripletLoss'), {
      ...scores,
      roles: { sentence1: 0, sentence2: null, negative: null, label: 1 },
      labels: { kind: 'class', classes: [['ham'], ['spam']], grades: [] },
    });
    expect(script).not.toContain('"sentence2"');
    expect(script).toContain('batch_sampler=BatchSamplers.GROUP_BY_LABEL');
    expect(script).toContain('BatchHardTripletLossDistanceFunction.euclidean_distance');
    expect(script).toContain('for same in (True, False):');
  });

  it('draws its batches as the recipe says', () => {
    const by = (batching: Recipe['batching']) =>
      trainingScript(
        { ...withLoss(defaultRecipe, 'ContrastiveLoss'), batching },
        { ...scores, labels: { kind: 'binary', one: ['yes'], zero: ['no'] } },
      );
    expect(by('random')).not.toContain('batch_sampler');
    expect(by('group_by_length')).toContain('batch_sampler=GroupedByLength,');
    expect(by('group_by_length')).toContain('get_length_grouped_indices(lengths, self.batch_size');
    expect(by('even_labels')).toContain('class EvenLabels(DefaultBatchSampler):');
  });

  it('judges by the evaluators that the page judges by, and keeps the best by the metric that is chosen', () => {
    const of = (change: Partial<Recipe>, data: ScriptData) => {
      const recipe = {
        ...withLoss(defaultRecipe, change.loss ?? defaultRecipe.loss),
        keepBest: true,
        ...change,
      };
      return trainingScript(recipe, data);
    };
    const plain = of({ loss: 'CosineSimilarityLoss', bestBy: 'primary' }, scores);
    expect(plain).toContain('evaluator = EmbeddingSimilarityEvaluator(sentences1, sentences2, labels, ');
    expect(plain).toContain('metric_for_best_model="eval_spearman_cosine"');

    const binary: ScriptData = { ...scores, labels: { kind: 'binary', one: ['1'], zero: ['0'] } };
    const two = of({ loss: 'ContrastiveLoss', bestBy: 'primary' }, binary);
    expect(two).toContain('    BinaryClassificationEvaluator(sentences1, sentences2, labels, ');
    expect(two).toContain('metric_for_best_model="eval_cosine_ap"');
    expect(two).not.toContain('queries');

    const unlabelled: ScriptData = { ...pairs, roles: { ...pairs.roles, negative: null } };
    const search = of({ bestBy: 'primary' }, unlabelled);
    expect(search).toContain('    InformationRetrievalEvaluator(queries, corpus, relevant, ');
    expect(search).toContain('metric_for_best_model="eval_cosine_ndcg@10"');
    expect(search).not.toContain('Triplet');

    const triplets = of({ bestBy: 'primary' }, pairs);
    expect(triplets).toContain('    TripletEvaluator(first, second, negatives, ');
    expect(triplets).toContain('metric_for_best_model="eval_triplets_cosine_accuracy"');
    expect(of({}, pairs)).toContain('metric_for_best_model="eval_spearman_cosine"');
  });

  it('carries every number of the recipe', () => {
    const script = trainingScript(
      {
        ...defaultRecipe,
        epochs: 3,
        batchSize: 24,
        learningRate: 3e-7,
        warmupSteps: 77,
        evaluateEvery: 123,
        maxSeqLength: 96,
        seed: 7,
        heldOut: 0.2,
        weightDecay: 0.01,
        maxGradNorm: 0.5,
      },
      pairs,
    );
    for (const line of [
      'num_train_epochs=3',
      'per_device_train_batch_size=24',
      'learning_rate=3e-7',
      'min(77, steps // 10)',
      'min(123, max(1, math.ceil(steps / 8) - 1))',
      'max_seq_length = min(96, ',
      'seed=7',
      'min(2000, max(least, round(0.2 * len(parts))))',
      'least = min(20, len(parts) // 2)',
      'weight_decay=0.01',
      'max_grad_norm=0.5',
      'prompts=model.prompts.get(model.default_prompt_name)',
    ]) {
      expect(script).toContain(line);
    }
  });

  it('takes the built-in model from the folder that the command line makes', () => {
    const script = trainingScript(defaultRecipe, pairs);
    expect(script).toContain('#     npm run train -- --base-only --out semblance-base\n');
    expect(script).toContain('model = SentenceTransformer("semblance-base")');
  });

  it('names the model of the Hub with its revision', () => {
    const baseModel = { kind: 'hub', id: 'a/b', revision: 'v1' } as const;
    expect(trainingScript({ ...defaultRecipe, baseModel }, pairs)).toContain(
      'SentenceTransformer("a/b", revision="v1")',
    );
  });

  it('reads dict cells without evaluating them', () => {
    const script = trainingScript(defaultRecipe, {
      ...pairs,
      format: 'dict',
      columns: ['sen1', 'sen2', 'label'],
      roles: { sentence1: 0, sentence2: 1, negative: null, label: null },
    });
    expect(script).toContain('ast.literal_eval(cell.strip())');
    expect(script).toContain('"sentence1": rows["sen1"]');
    expect(script).toContain('column = max(rows, key=lambda name: rows[name].str.match(r"\\s*\\{").sum())');
    expect(script).not.toContain('rows.iloc[:, 0]');
  });

  it('reads one dict a line as lines, not as a table', () => {
    const script = trainingScript(defaultRecipe, {
      ...pairs,
      format: 'dict',
      delimiter: null,
      columns: ['sen1', 'sen2'],
      roles: { sentence1: 0, sentence2: 1, negative: null, label: null },
    });
    expect(script).not.toContain('read_csv');
    expect(script).toContain('with open("sts.csv", encoding="utf-8-sig") as file:');
    expect(script).toContain('ast.literal_eval(cell.strip())');
  });

  it('reads one array of JSON as well as a value a line, and names the columns of arrays', () => {
    const json: ScriptData = { ...pairs, format: 'jsonl', delimiter: null, columns: ['a', 'b', 'c'] };
    const script = trainingScript(defaultRecipe, json);
    expect(script).not.toContain('lines=True');
    expect(script).toContain(
      'if re.match(r"\\s*\\[\\s*[\\[{]", content):\n    records = json.loads(content)',
    );
    expect(script).toContain('names = ["a", "b", "c"]');
    expect(script).toContain('for record in records[1:]]');
    expect(trainingScript(defaultRecipe, { ...json, header: false })).toContain('for record in records]');
  });

  it('cuts no further than the model has positions', () => {
    expect(trainingScript(defaultRecipe, pairs)).toContain(
      'model.max_seq_length = min(128, model[0].auto_model.config.max_position_embeddings)',
    );
  });

  it('cannot be broken out of by the name of a file', () => {
    const script = trainingScript(defaultRecipe, { ...pairs, name: 'a"\nimport os #.csv' });
    expect(script).toContain('"a\\"\\nimport os #.csv"');
  });

  it('trains by the recipe: schedule, warm-up, accumulation, what is frozen, and which model is kept', () => {
    const script = trainingScript(
      {
        ...defaultRecipe,
        scheduler: 'cosine',
        warmupRatio: 0.1,
        gradientAccumulation: 4,
        freezeEmbeddings: true,
        frozenLayers: 2,
        earlyStopping: 3,
      },
      pairs,
    );
    for (const line of [
      'steps = math.ceil(math.ceil(len(train) / 16) / 4) * 1',
      'lr_scheduler_type="cosine"',
      'warmup_steps=math.ceil(steps * 0.1)',
      'gradient_accumulation_steps=4',
      String.raw`re.search(r"\.embeddings\.", name)`,
      'int(layer[1]) < 2',
      'load_best_model_at_end=True',
      'EarlyStoppingCallback(early_stopping_patience=3)',
      'import re\n',
    ]) {
      expect(script).toContain(line);
    }
    const plain = trainingScript(defaultRecipe, pairs);
    for (const word of ['accumulation', 'requires_grad', 'load_best', 'EarlyStopping', 'import re']) {
      expect(plain).not.toContain(word);
    }
    expect(plain).toContain('lr_scheduler_type="linear"');
    expect(plain).toContain('save_strategy="no"');
  });

  it('trains LoRA as peft does, and gives the model and its adapter', () => {
    const script = trainingScript({ ...defaultRecipe, loraRank: 4, loraDropout: 0.1 }, pairs);
    for (const line of [
      'pip install "sentence-transformers[train]" pandas peft\n',
      'from peft import LoraConfig, TaskType, get_peft_model\n',
      'model.requires_grad_(False)\nadapter = get_peft_model(\n    model[0].auto_model,\n',
      'r=4,\n        lora_alpha=16,\n        lora_dropout=0.1,\n',
      'target_modules=["query", "value", "q_lin", "v_lin", "q", "v"]',
      'trainer.train()\nadapter.save_pretrained("model/adapter")\nadapter.merge_and_unload()\n\nprint("After:"',
    ]) {
      expect(script).toContain(line);
    }
    expect(script).not.toContain('BestAdapter');
    expect(trainingScript(defaultRecipe, pairs)).not.toMatch(/peft|lora|adapter/i);
  });

  it('goes back to the best adapter without checkpoints, which do not load into a model with adapters', () => {
    const best = { loraRank: 4, loraTargets: 'all-linear', earlyStopping: 2 } as const;
    const script = trainingScript({ ...defaultRecipe, ...best }, pairs);
    expect(script).toContain('target_modules="all-linear"');
    expect(script).toContain('class BestAdapter(TrainerCallback):');
    expect(script).toContain('from transformers import EarlyStoppingCallback, TrainerCallback\n');
    expect(script).toContain('callbacks=[BestAdapter(), EarlyStoppingCallback(early_stopping_patience=2)]');
    expect(script).toContain('save_strategy="no",\n    metric_for_best_model="eval_spearman_cosine"');
    expect(script).not.toContain('load_best_model_at_end');
    const whole = trainingScript({ ...defaultRecipe, keepBest: true }, pairs);
    expect(whole).toContain('load_best_model_at_end=True,\n    metric_for_best_model="eval_spearman_cosine"');
    expect(whole).not.toContain('BestAdapter');
  });
});
