/** Messages on fields of a recipe and parameters of losses: label and help, and the labels of choices' options. */

export const fieldMessages = {
  'field.loss.label': 'Loss',

  'field.epochs.label': 'Epochs',
  'field.epochs.help': 'Passes over the training set.',
  'field.maxSteps.label': 'Max steps',
  'field.maxSteps.help':
    'Above 0, the run has exactly this many steps: the training set is repeated, or left before its end. It replaces "Epochs".',
  'field.batchSize.label': 'Batch size',
  'field.batchSize.help':
    'Examples per step. MultipleNegativesRankingLoss benefits from larger batches; otherwise 16 is a good start.',
  'field.learningRate.label': 'Learning rate',
  'field.learningRate.help':
    'The peak learning rate, reached after the warm-up. 2e-5 is usual; small models can take 2e-4.',
  'field.embeddingsRate.label': 'Embeddings learning rate',
  'field.embeddingsRate.help':
    'The peak learning rate of the word, position and token type embeddings; 0 takes "Learning rate", or what "Layer-wise learning rate decay" gives.',
  'field.layerDecay.label': 'Layer-wise learning rate decay',
  'field.layerDecay.help':
    'The learning rate of each layer is this share of the rate of the layer above it, and the embeddings count as the lowest layer (Howard & Ruder 2018): lower layers change less. 0.9 is usual; 1 turns it off.',
  'field.headRate.label': 'Head learning rate',
  'field.headRate.help':
    'The peak learning rate of Dense modules after the pooling and of the classifier that SoftmaxLoss trains; 0 takes "Learning rate".',
  'field.warmupSteps.label': 'Warm-up steps',
  'field.warmupSteps.help':
    'The learning rate rises linearly to its peak over these steps; never more than 10 % of the run.',
  'field.warmupRatio.label': 'Warm-up ratio',
  'field.warmupRatio.help':
    'The share of the steps that are used for the warm-up. Above 0 it replaces "Warm-up steps".',
  'field.scheduler.label': 'LR scheduler',
  'field.scheduler.help': 'How the learning rate decays after the warm-up.',
  'field.scheduler.linear': 'Linear decay to 0',
  'field.scheduler.cosine': 'Cosine decay to 0',
  'field.scheduler.constant': 'Constant',
  'field.weightDecay.label': 'Weight decay',
  'field.weightDecay.help':
    'Decoupled weight decay, as in AdamW. Biases and layer norm weights are not decayed.',
  'field.maxGradNorm.label': 'Max gradient norm',
  'field.maxGradNorm.help': 'Clip the global gradient norm to this value.',
  'field.gradientAccumulation.label': 'Gradient accumulation steps',
  'field.gradientAccumulation.help':
    'Gradients of N batches are averaged per optimizer step: an effective batch of batch size × N in the memory of one batch.',
  'field.batching.label': 'Batch sampler',
  'field.batching.help':
    'Which rows form a batch. Grouped by length: within 50 shuffled batches, rows of similar length go together (group_by_length in transformers). Label-balanced: every batch has the labels in the proportions of the training set. Losses with a batch sampler of their own allow no other.',
  'field.batching.random': 'Shuffled',
  'field.batching.byLength': 'Grouped by length',
  'field.batching.byLabel': 'Label-balanced',

  'field.heldOut.label': 'Evaluation split',
  'field.heldOut.help':
    'The share of the rows that is held out to evaluate the model on and not used for training: at least 20 rows where the data has 40, and at most 2,000.',
  'field.evaluateEvery.label': 'Evaluate every',
  'field.evaluateEvery.help':
    'Steps between two evaluations; fewer on small data, so that the chart has at least ten points.',
  'field.bestBy.label': 'Best checkpoint by',
  'field.bestBy.help':
    'The metric for "Load best checkpoint at end" and "Early stopping patience". The main metric is average precision for two labels, NDCG@10 for pairs, and accuracy for triplets.',
  'field.bestBy.spearman': 'Spearman',
  'field.bestBy.primary': "The evaluator's main metric",
  'field.keepBest.label': 'Load best checkpoint at end',
  'field.keepBest.help':
    'Keep the model of the best evaluation instead of that of the last step; if no step beats the base model, the base model.',
  'field.earlyStopping.label': 'Early stopping patience',
  'field.earlyStopping.help':
    'Stop after this many evaluations without improvement, and load the best checkpoint; 0 turns it off.',

  'field.maxSeqLength.label': 'Max sequence length',
  'field.maxSeqLength.help':
    'Longer sentences are truncated to this many tokens, the special tokens included.',
  'field.pooling.label': 'Pooling',
  'field.pooling.help': "How the tokens' vectors become one sentence vector.",
  'field.pooling.auto': 'As the model says',
  'field.pooling.mean': 'Mean',
  'field.pooling.cls': 'CLS token',
  'field.pooling.max': 'Max',
  'field.pooling.meanSqrtLen': 'Sum / √length',
  'field.pooling.weightedMean': 'Position-weighted mean',
  'field.pooling.lastToken': 'Last token',
  'field.promptSentence1.label': 'Prompt for sentence 1',
  'field.promptSentence1.help':
    'Prepended to each first sentence, such as "query: ", in training, evaluation and search (for the query).',
  'field.promptSentence2.label': 'Prompt for sentence 2',
  'field.promptSentence2.help':
    'Prepended to each second sentence and each negative, such as "passage: ", and to the sentences that are searched.',
  'field.freezeEmbeddings.label': 'Freeze embeddings',
  'field.freezeEmbeddings.help':
    'Do not train the word, position and token type embeddings: less memory, less forgetting.',
  'field.frozenLayers.label': 'Frozen layers',
  'field.frozenLayers.help': 'Freeze the first N transformer layers.',
  'field.loraRank.label': 'LoRA rank',
  'field.loraRank.help':
    'Above 0, the base weights are frozen, and low-rank matrices of this rank are trained beside the linear layers (Hu et al. 2021): far less memory. 8 is usual, with ten times the learning rate.',
  'field.loraAlpha.label': 'LoRA alpha',
  'field.loraAlpha.help': 'LoRA scaling = alpha / rank. Alpha is often twice the rank.',
  'field.loraDropout.label': 'LoRA dropout',
  'field.loraDropout.help': 'Dropout on the LoRA inputs.',
  'field.loraTargets.label': 'LoRA target modules',
  'field.loraTargets.help':
    "The linear layers that LoRA adapts. Queries and values are peft's default for these models.",
  'field.loraTargets.queryValue': 'Queries and values of attention',
  'field.loraTargets.all': 'All linear layers',

  'field.teacher.label': 'Teacher',
  'field.teacher.help':
    'The model that guides the loss, or that is to be learned from; its vectors of all training sentences are computed once, before the first step. A guide may be the base model as it is before the training; to learn from a teacher, choose another base model than the teacher. Where the data already has a teacher’s numbers, no model is needed.',
  'field.teacher.builtin': 'The built-in model',
  'field.teacher.base': 'The base model, frozen',
  'field.teacher.hub': 'A model of the Hugging Face Hub',
  'field.teacher.folder': 'A model in a local folder',
  'field.teacher.file': 'Columns of the data',
  'field.teacherModel.label': 'Teacher model',
  'field.teacherModel.help':
    'The id of a model on the Hugging Face Hub, with @ and a revision where it is not main, or the folder of a model. It is read as its own files say, with their pooling and prompts.',
  'field.teacherColumns.label': 'Teacher’s columns',
  'field.teacherColumns.help':
    'The names of the columns that hold a teacher’s numbers, with commas between them; leave it empty to find them by name, such as pos_score and neg_score, or label. MSELoss takes a vector, MarginMSELoss a margin for each negative or a score for the second sentence and for each negative, DistillKLDivLoss these scores. A label column that holds such numbers is read here when “Label” is set to “None”.',
  'field.matryoshkaDims.label': 'Matryoshka dimensions',
  'field.matryoshkaDims.help':
    'Such as 384, 192, 96: the loss is also computed on the vectors truncated to each of these dimensions, so that they can be truncated later (Kusupati et al. 2022). Start with the full dimension; leave it empty for no truncation.',
  'field.matryoshkaWeights.label': 'Matryoshka weights',
  'field.matryoshkaWeights.help':
    'Such as 1, 1, 0.5: the weight of the loss at each of these dimensions; leave it empty for 1 each.',

  'field.compute.label': 'Compute',
  'field.compute.help':
    'Automatic takes WebGPU where available and verified, else WebAssembly, else the plain CPU.',
  'field.compute.auto': 'Automatic',
  'field.compute.webgpu': 'WebGPU',
  'field.compute.wasm': 'WebAssembly',
  'field.compute.cpu': 'CPU',
  'field.precision.label': 'Precision',
  'field.precision.help':
    'Mixed: on a GPU with float16 the layers keep activations and gradients in half of the memory, and the loss is scaled so that small gradients are not lost. Weights, sums, the loss and evaluations stay float32. Elsewhere the run is in float32, which it says. The Python script uses bfloat16 where the GPU has it, whatever is chosen here.',
  'field.precision.float32': 'float32',
  'field.precision.mixed': 'Mixed (float16)',
  'field.seed.label': 'Seed',
  'field.seed.help': 'Fixes the split, the batches and the dropout: the same seed gives the same run.',

  'field.loss.scale.label': 'Scale',
  'field.loss.scale.help':
    'Cosine similarities are multiplied by this before the softmax (inverse temperature); a higher scale gives more weight to the hardest negatives.',
  'field.loss.pairScale.label': 'Scale',
  'field.loss.pairScale.help':
    'Similarities are multiplied by this before they are compared; a higher scale gives more weight to the pairs in the worst order.',
  'field.loss.directions.label': 'Directions',
  'field.loss.directions.help':
    'Which retrievals are trained: the second sentence by the first; both directions (symmetric); or both directions with all other sentences of the batch as negatives (GTE).',
  'field.loss.directions.queryToDoc': 'First to second',
  'field.loss.directions.symmetric': 'Symmetric',
  'field.loss.directions.all': 'All sentences (GTE)',
  'field.loss.hardnessMode.label': 'Hardness weighting',
  'field.loss.hardnessMode.help':
    'Which negatives get more weight the closer they are (Lan et al. 2025, arXiv:2503.04812).',
  'field.loss.hardnessMode.none': 'None',
  'field.loss.hardnessMode.inBatch': 'In-batch negatives',
  'field.loss.hardnessMode.hard': 'Hard negatives',
  'field.loss.hardnessMode.all': 'Both',
  'field.loss.hardnessStrength.label': 'Hardness strength',
  'field.loss.hardnessStrength.help':
    'How much more weight they get; 9 and 5 are usual. It has no effect without a hardness weighting.',
  'field.loss.miniBatchSize.label': 'Mini-batch size',
  'field.loss.miniBatchSize.help':
    'Sentences that are encoded at once: it decides the memory of a step, not its result.',

  'field.loss.temperature.label': 'Temperature',
  'field.loss.temperature.help':
    'Cosine similarities are divided by this before the softmax; a lower temperature gives more weight to the hardest negatives.',
  'field.loss.marginStrategy.label': 'Margin strategy',
  'field.loss.marginStrategy.help':
    'How the margin lowers the bound above which the guide takes a sentence for a false negative: by itself, or as a share of the similarity of the pair.',
  'field.loss.marginStrategy.absolute': 'Absolute',
  'field.loss.marginStrategy.relative': 'Relative',
  'field.loss.guideMargin.label': 'Margin',
  'field.loss.guideMargin.help':
    "A sentence counts as a false negative, and is left out, where the guide finds it more similar than the pair's own partner less this.",
  'field.loss.contrastAnchors.label': 'First sentences as negatives',
  'field.loss.contrastAnchors.help': 'The other first sentences of the batch are negatives, too.',
  'field.loss.contrastPositives.label': 'Second sentences among themselves',
  'field.loss.contrastPositives.help':
    'The similarities of the second sentences to each other are negatives, too.',
  'field.loss.similarity.label': 'Similarity',
  'field.loss.similarity.help':
    'How two vectors are compared, those of the teacher and those of the model alike. For vectors of length 1 both are the same.',
  'field.loss.similarity.dot': 'Dot product',
  'field.loss.similarity.cosine': 'Cosine',
  'field.loss.klTemperature.label': 'Temperature',
  'field.loss.klTemperature.help':
    'Similarities are divided by this before the softmax. Cosines differ by little, so that they need a low one, such as 0.05; a high one hides what the teacher tells apart.',
  'field.loss.positiveMargin.label': 'Positive margin',
  'field.loss.positiveMargin.help': 'Pairs are pulled together until their cosine similarity reaches this.',
  'field.loss.negativeMargin.label': 'Negative margin',
  'field.loss.negativeMargin.help':
    'The nearest wrong partner is pushed away until its cosine similarity is below this.',
  'field.loss.pairMargin.label': 'Margin',
  'field.loss.pairMargin.help':
    'Pairs of label 0 are pushed apart until their distance (1 − cosine, unless another is chosen) reaches this.',
  'field.loss.tripletMargin.label': 'Margin',
  'field.loss.tripletMargin.help':
    'How much farther away the negative must be. With cosine distance, 0.1 to 0.5 is usual.',
  'field.loss.classMargin.label': 'Margin',
  'field.loss.classMargin.help':
    'How much farther away other classes must be. With cosine distance, or with vectors of length 1, 0.1 to 0.5 is usual.',
  'field.loss.distance.label': 'Distance',
  'field.loss.distance.help':
    'The distance between two vectors. For vectors of length 1, which many models produce, cosine and Euclidean distances are at most 2.',
  'field.loss.distance.cosine': 'Cosine',
  'field.loss.distance.euclidean': 'Euclidean',
  'field.loss.distance.manhattan': 'Manhattan',

  'field.loss.sentences.label': 'Classify by both vectors',
  'field.loss.sentences.help': 'Both vectors, u and v, are inputs of the classifier.',
  'field.loss.difference.label': 'Classify by the difference',
  'field.loss.difference.help': '|u − v| is an input of the classifier.',
  'field.loss.product.label': 'Classify by the product',
  'field.loss.product.help':
    'The element-wise product of u and v is an input of the classifier. At least one of the three inputs must be on.',
};
