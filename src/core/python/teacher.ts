/** A loss's teacher in a training script: the model itself for a loss that it guides, else what it says as labels. */

import { readParams } from '../losses/params';
import { marginMSE } from '../losses/entries/distill/marginMSE';
import type { Lesson } from '../losses/taught';
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
  const reduces = role === 'vectors' && named !== null;
  return {
    imports: importsOf(role, compare, reduces),
    lines: `${teacher}${reduces ? reducingLines : ''}

def taught(batch):
    """What the teacher says about the sentences of each row."""
    names = [name for name in batch if name.startswith("sentence")]
    columns = [teacher.encode(batch[name], convert_to_tensor=True) for name in names]${role === 'vectors' ? '' : compared}
    return {"label": ${labels}.tolist()}


train = train.map(taught, batched=True)
`,
  };
}

function importsOf(role: Lesson, compare: string, reduces: boolean): string {
  if (role !== 'vectors') return `from sentence_transformers.util import ${compare}\n`;
  return reduces ? reducingImports : '';
}

const reducingImports = `from sentence_transformers.sentence_transformer.modules import Dense
from sklearn.decomposition import PCA
`;

/** The vectors of a teacher with more dimensions along their directions of largest variance, as the page reduces them. */
const reducingLines = `width, wanted = teacher.get_embedding_dimension(), model.get_embedding_dimension()
if width > wanted:
    names = [name for name in train.column_names if name.startswith("sentence")]
    sentences = list(dict.fromkeys(text for name in names for text in train[name]))
    pca = PCA(n_components=wanted, svd_solver="full").fit(teacher.encode(sentences))
    dense = Dense(width, wanted, bias=False, activation_function=torch.nn.Identity())
    dense.linear.weight = torch.nn.Parameter(torch.tensor(pca.components_, dtype=torch.float32), requires_grad=False)
    teacher.append(dense.to(teacher.device))
    if is_main:
        print(
            f"The teacher's vectors of {width} dimensions are reduced to {wanted} by PCA over {len(sentences)} training sentences, "
            f"and keep {pca.explained_variance_ratio_.sum():.1%} of their variance."
        )
`;
