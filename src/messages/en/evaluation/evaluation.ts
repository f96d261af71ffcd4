/** Messages on evaluation: the evaluation set, evaluators and their metrics. */

import { metricMessages } from './metrics';
import { evaluationSetMessages } from './set';
import { verdictMessages } from './verdict';

export const evaluationMessages = { ...evaluationSetMessages, ...metricMessages, ...verdictMessages };
