/** The fields that say where a loss's teacher is: a model, or columns of the file with what a teacher has said. */

import { promptText, type RecipeFieldEntry } from './fieldEntry';

export const teacherFields = {
  /** The model whose vectors a loss takes beside those of the trained one; `file` stands for its numbers in the file. */
  teacher: {
    kind: 'choice',
    words: 'field.teacher',
    section: 'loss',
    alsoCalled: ['guide', 'teacher_model'],
    requires: 'teacher',
    default: 'builtin',
    options: [
      { value: 'builtin', label: 'field.teacher.builtin' },
      { value: 'base', label: 'field.teacher.base' },
      { value: 'hub', label: 'field.teacher.hub' },
      { value: 'folder', label: 'field.teacher.folder' },
      { value: 'file', label: 'field.teacher.file' },
    ],
  },
  /** The id of a Hub model, with `@` and the revision where that is not `main`; or the name of a folder. */
  teacherModel: {
    ...promptText,
    default: '',
    words: 'field.teacherModel',
    section: 'loss',
    alsoCalled: ['guide', 'teacher_model'],
    requires: 'teacherModel',
  },
  /** The names of columns, with commas between them; empty: those that are named as a teacher's. */
  teacherColumns: {
    ...promptText,
    default: '',
    words: 'field.teacherColumns',
    section: 'loss',
    alsoCalled: ['label', 'scores', 'gold_sim'],
    requires: 'teacherColumns',
  },
} as const satisfies Record<string, RecipeFieldEntry>;
