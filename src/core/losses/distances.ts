/** The distances that several losses can be computed with, as choices. */

const help =
  'How far apart two vectors are. Vectors of length 1, which many models give, are at most 2 by cosine or Euclidean distance apart.';

/** sentence-transformers' SiameseDistanceMetric. */
export const siameseDistance = {
  kind: 'choice',
  label: 'Distance',
  help,
  default: 'cosine',
  options: [
    { value: 'cosine', label: 'Cosine', python: 'distance_metric=SiameseDistanceMetric.COSINE_DISTANCE' },
    { value: 'euclidean', label: 'Euclidean', python: 'distance_metric=SiameseDistanceMetric.EUCLIDEAN' },
    { value: 'manhattan', label: 'Manhattan', python: 'distance_metric=SiameseDistanceMetric.MANHATTAN' },
  ],
} as const;

/** sentence-transformers' TripletDistanceMetric. */
export const tripletDistance = {
  kind: 'choice',
  label: 'Distance',
  help,
  default: 'euclidean',
  options: [
    { value: 'euclidean', label: 'Euclidean', python: 'distance_metric=TripletDistanceMetric.EUCLIDEAN' },
    { value: 'cosine', label: 'Cosine', python: 'distance_metric=TripletDistanceMetric.COSINE' },
    { value: 'manhattan', label: 'Manhattan', python: 'distance_metric=TripletDistanceMetric.MANHATTAN' },
  ],
} as const;

/** sentence-transformers' BatchHardTripletLossDistanceFunction. */
export const inBatchDistance = {
  kind: 'choice',
  label: 'Distance',
  help,
  default: 'euclidean',
  options: [
    {
      value: 'euclidean',
      label: 'Euclidean',
      python: 'distance_metric=BatchHardTripletLossDistanceFunction.euclidean_distance',
    },
    {
      value: 'cosine',
      label: 'Cosine',
      python: 'distance_metric=BatchHardTripletLossDistanceFunction.cosine_distance',
    },
  ],
} as const;
