/** The distances that several losses can be computed with, as choices. */

/** sentence-transformers' SiameseDistanceMetric. */
export const siameseDistance = {
  kind: 'choice',
  words: 'field.loss.distance',
  default: 'cosine',
  options: [
    {
      value: 'cosine',
      label: 'field.loss.distance.cosine',
      python: 'distance_metric=SiameseDistanceMetric.COSINE_DISTANCE',
    },
    {
      value: 'euclidean',
      label: 'field.loss.distance.euclidean',
      python: 'distance_metric=SiameseDistanceMetric.EUCLIDEAN',
    },
    {
      value: 'manhattan',
      label: 'field.loss.distance.manhattan',
      python: 'distance_metric=SiameseDistanceMetric.MANHATTAN',
    },
  ],
} as const;

/** sentence-transformers' TripletDistanceMetric. */
export const tripletDistance = {
  kind: 'choice',
  words: 'field.loss.distance',
  default: 'euclidean',
  options: [
    {
      value: 'euclidean',
      label: 'field.loss.distance.euclidean',
      python: 'distance_metric=TripletDistanceMetric.EUCLIDEAN',
    },
    {
      value: 'cosine',
      label: 'field.loss.distance.cosine',
      python: 'distance_metric=TripletDistanceMetric.COSINE',
    },
    {
      value: 'manhattan',
      label: 'field.loss.distance.manhattan',
      python: 'distance_metric=TripletDistanceMetric.MANHATTAN',
    },
  ],
} as const;

/** sentence-transformers' BatchHardTripletLossDistanceFunction. */
export const inBatchDistance = {
  kind: 'choice',
  words: 'field.loss.distance',
  default: 'euclidean',
  options: [
    {
      value: 'euclidean',
      label: 'field.loss.distance.euclidean',
      python: 'distance_metric=BatchHardTripletLossDistanceFunction.euclidean_distance',
    },
    {
      value: 'cosine',
      label: 'field.loss.distance.cosine',
      python: 'distance_metric=BatchHardTripletLossDistanceFunction.cosine_distance',
    },
  ],
} as const;
