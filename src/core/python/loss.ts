/** A recipe's loss as an expression of sentence-transformers in Python. */

import { losses } from '../losses/catalogue';
import type { LossEntry, LossParam, ParamValue } from '../losses/types';
import { usesMatryoshka } from '../recipe/conditions';
import type { Recipe } from '../recipe/types';

interface PythonLoss {
  /** For a script in which `model` is the model and `classes` the number of classes. */
  readonly expression: string;
  /** Names of sentence_transformers.losses. */
  readonly imports: readonly string[];
}

export function pythonLoss(recipe: Recipe): PythonLoss {
  const { expression, imports } = innerLoss(recipe);
  const { matryoshkaDims: dims, matryoshkaWeights: weights } = recipe;
  if (!usesMatryoshka(recipe)) return { expression, imports };
  const weighted = weights.length > 0 ? `, matryoshka_weights=[${weights.join(', ')}]` : '';
  return {
    expression: `MatryoshkaLoss(model, ${expression}, matryoshka_dims=[${dims.join(', ')}]${weighted})`,
    imports: [...imports, 'MatryoshkaLoss'],
  };
}

function innerLoss({ loss, lossParams }: Recipe): PythonLoss {
  const params = Object.entries<LossParam>(losses[loss].params);
  const values = params.flatMap(([name, param]) => argument(param, lossParams[name] ?? param.default));
  const enums = values.flatMap((value) => /\b[A-Z]\w+(?=\.)/.exec(value) ?? []);
  const entry: LossEntry = losses[loss];
  const further = entry.pythonArguments === undefined ? [] : [entry.pythonArguments];
  return { expression: `${loss}(${['model', ...further, ...values].join(', ')})`, imports: [loss, ...enums] };
}

/** Such as `scale=20`; none for an option that is Python's default. */
function argument(param: LossParam, value: ParamValue): string[] {
  switch (param.kind) {
    case 'number':
      return [`${param.python}=${String(value)}`];
    case 'flag':
      return [`${param.python}=${value === true ? 'True' : 'False'}`];
    case 'choice': {
      const option = param.options.find((other) => other.value === value);
      return option && option.python !== '' ? [option.python] : [];
    }
  }
}
