/** Messages on evaluation: the evaluation set, evaluators and their metrics. */

import { metricMessages } from './evaluation/metrics';
import { evaluationSetMessages } from './evaluation/set';

export const evaluationMessages = { ...evaluationSetMessages, ...metricMessages };
