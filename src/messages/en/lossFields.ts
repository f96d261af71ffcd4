/** Messages on parameters of losses: label and help, and the labels of choices' options. */

export const lossFieldMessages = {
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
