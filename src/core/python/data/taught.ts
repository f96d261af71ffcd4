/** What a teacher has said of the rows, read from the file's columns as the page reads it. */

import { findTeacherColumns } from '../../losses/taught';
import { isTaughtByFile } from '../../recipe/conditions';
import type { Recipe } from '../../recipe/types';
import type { ScriptData } from './scriptData';

/** Defines how a row's numbers are read, where the file has them. */
export const taughtDefinition = (recipe: Recipe): string =>
  isTaughtByFile(recipe)
    ? `

def taught(*columns):
    """The teacher's numbers in each row; an empty cell is none."""
    cells = zip(*(column.fillna("").astype(str).str.strip() for column in columns))
    return [[float(cell.rstrip("%").replace(",", ".")) for cell in row if cell != ""] for row in cells]


`
    : '';

/** The labels that these numbers are, as a line of the examples; empty where the file has none. */
export function taughtColumn(
  recipe: Recipe,
  { columns, roles }: ScriptData,
  column: (index: number) => string,
): readonly string[] {
  if (!isTaughtByFile(recipe)) return [];
  const found = findTeacherColumns(columns, roles, recipe.teacherColumns ?? '').columns;
  return [`    "label": taught(${found.map(column).join(', ')}),`];
}
