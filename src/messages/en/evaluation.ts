/** Messages on evaluation: the evaluation set, evaluators and their metrics. */

export const evaluationMessages = {};
