/** Messages on evaluation: the evaluation set, evaluators and their metrics, verdicts, comparisons. */

import { compareMessages } from './compare';
import { metricMessages } from './metrics';
import { evaluationSetMessages } from './set';
import { verdictMessages } from './verdict';

export const evaluationMessages = {
  ...compareMessages,
  ...evaluationSetMessages,
  ...metricMessages,
  ...verdictMessages,
};
