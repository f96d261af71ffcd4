/** How losses on a teacher's similarities compare two vectors. */

export const pairSimilarity = {
  kind: 'choice',
  words: 'field.loss.similarity',
  default: 'dot',
  options: [
    { value: 'dot', label: 'field.loss.similarity.dot', python: '' },
    { value: 'cosine', label: 'field.loss.similarity.cosine', python: 'similarity_fct=pairwise_cos_sim' },
  ],
} as const;
