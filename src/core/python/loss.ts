/** A recipe's loss in Python, by sentence-transformers. */

import { losses } from '../losses/catalogue';
import type { LossEntry, LossParam, ParamValue } from '../losses/types';
import { usesMatryoshka } from '../recipe/conditions';
import type { Recipe } from '../recipe/types';
import { gatheredLoss } from './processes/gather';
import { teacherLines } from './teacher';

interface PythonLoss {
  /** Sets `loss`, in a script in which `model` is the model and `classes` the number of classes. */
  readonly lines: string;
  /** Names of sentence_transformers.losses. */
  readonly names: readonly string[];
  /** Further import lines; each ends with its newline. */
  readonly imports: string;
  /** A class for the script, or empty. */
  readonly definition: string;
}

export function pythonLoss(recipe: Recipe): PythonLoss {
  const entry: LossEntry = losses[recipe.loss];
  const { imports, definition, lines, arguments: gathering } = gatheredLoss(entry);
  const { expression, names } = innerLoss(recipe, gathering);
  const teacher = teacherLines(recipe);
  const inner = `${teacher.lines}loss = ${expression}\n${lines}`;
  const { matryoshkaDims: dims, matryoshkaWeights: weights } = recipe;
  const own = { imports: imports + teacher.imports, definition };
  if (!usesMatryoshka(recipe)) return { lines: inner, names, ...own };
  const weighted = weights.length > 0 ? `, matryoshka_weights=[${weights.join(', ')}]` : '';
  return {
    lines: `${inner}loss = MatryoshkaLoss(model, loss, matryoshka_dims=[${dims.join(', ')}]${weighted})\n`,
    names: [...names, 'MatryoshkaLoss'],
    ...own,
  };
}

function innerLoss({ loss, lossParams }: Recipe, gathering: readonly string[]) {
  const params = Object.entries<LossParam>(losses[loss].params);
  const values = params.flatMap(([name, param]) => argument(param, lossParams[name] ?? param.default));
  const enums = values.flatMap((value) => /\b[A-Z]\w+(?=\.)/.exec(value) ?? []);
  const entry: LossEntry = losses[loss];
  const further = entry.pythonArguments === undefined ? [] : [entry.pythonArguments];
  return {
    expression: `${loss}(${['model', ...further, ...values, ...gathering].join(', ')})`,
    names: [loss, ...enums],
  };
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
