/** A recipe's batch sampler in Python: sentence-transformers' own, or a class in the script. */

import { losses } from '../losses/catalogue';
import type { Recipe } from '../recipe/types';

interface PythonBatches {
  /** Import lines beside those of every script; each ends with its newline. */
  readonly imports: string;
  /** A class for the script, or empty. */
  readonly definition: string;
  /** For the training arguments. */
  readonly argument: string;
}

const samplers = {
  noDuplicates: named('NO_DUPLICATES'),
  groupByLabel: named('GROUP_BY_LABEL'),
} as const;

function named(sampler: string): PythonBatches {
  return {
    imports: 'from sentence_transformers.training_args import BatchSamplers\n',
    definition: '',
    argument: `batch_sampler=BatchSamplers.${sampler}`,
  };
}

export function pythonBatches({ loss, batching }: Recipe): PythonBatches {
  const { batchSampler } = losses[loss];
  if (batchSampler !== 'batchSampler') return samplers[batchSampler];
  switch (batching) {
    case 'random':
      return { imports: '', definition: '', argument: '' };
    case 'group_by_length':
      return own(
        'GroupedByLength',
        'Rows of similar lengths together, as transformers groups them.',
        `lengths = [sum(len(row[name]) for name in row if name.startswith("sentence")) for row in train]
        order = get_length_grouped_indices(lengths, self.batch_size, generator=self.generator)`,
        'from transformers.trainer_pt_utils import get_length_grouped_indices\n',
      );
    case 'even_labels':
      return own(
        'EvenLabels',
        'Every batch has the labels in the proportions of the training set.',
        `rows = pd.Series(list(train["label"])).sample(frac=1, random_state=self.generator.initial_seed() % 2**32)
        places = rows.groupby(rows).cumcount() / rows.map(rows.value_counts())
        order = list(places.sort_values(kind="stable").index)`,
        '',
      );
  }
}

/** A sampler class for the script; its lines set `order`. */
function own(name: string, doc: string, lines: string, imports: string): PythonBatches {
  return {
    imports: `from sentence_transformers.base.sampler import DefaultBatchSampler\n${imports}`,
    definition: `class ${name}(DefaultBatchSampler):
    """${doc}"""

    def __iter__(self):
        self.generator.manual_seed(self.seed + self.epoch)
        ${lines}
        for start in range(0, len(order), self.batch_size):
            yield order[start : start + self.batch_size]


`,
    argument: `batch_sampler=${name}`,
  };
}
