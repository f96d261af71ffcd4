/** A loss's teacher in a training script: the model itself for a loss that it guides, else what it says as labels. */

import { readParams } from '../losses/params';
import { marginMSE } from '../losses/entries/distill/marginMSE';
import { isTaughtByFile, teacherModelOf, teacherOf } from '../recipe/conditions';
import type { Recipe } from '../recipe/types';
import { modelExpression } from './model';

interface TeacherLines {
  /** Each ends with its newline. */
  readonly imports: string;
  /** Sets `teacher`, and gives `train` its labels; stands before the loss. Empty without a teacher. */
  readonly lines: string;
}

export function teacherLines(recipe: Recipe): TeacherLines {
  const role = teacherOf(recipe);
  if (role === null) return { imports: '', lines: '' };
  if (isTaughtByFile(recipe)) return { imports: '', lines: '' };
  const named = teacherModelOf(recipe);
  const made = named ? modelExpression(named) : 'copy.deepcopy(model)';
  const note = named?.kind === 'folder' ? '  # the path of the folder' : '';
  const teacher = `teacher = ${made}.requires_grad_(False).eval()${note}\n`;
  if (role === 'guide') return { imports: '', lines: teacher };
  const { similarity } = readParams(marginMSE.params, recipe.lossParams);
  const compare = similarity === 'cosine' ? 'pairwise_cos_sim' : 'pairwise_dot_score';
  const compared = `\n    scores = [${compare}(columns[0], column) for column in columns[1:]]`;
  const labels = {
    vectors: 'torch.stack(columns, dim=1)',
    margins: 'torch.stack([scores[0] - score for score in scores[1:]], dim=1)',
    scores: 'torch.stack(scores, dim=1)',
  }[role];
  return {
    imports: role === 'vectors' ? '' : `from sentence_transformers.util import ${compare}\n`,
    lines: `${teacher}

def taught(batch):
    """What the teacher says about the sentences of each row."""
    names = [name for name in batch if name.startswith("sentence")]
    columns = [teacher.encode(batch[name], convert_to_tensor=True) for name in names]${role === 'vectors' ? '' : compared}
    return {"label": ${labels}.tolist()}


train = train.map(taught, batched=True)
`,
  };
}
