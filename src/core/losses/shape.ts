/** What a loss needs to know of examples. */

import { countNegatives } from '../data/dataset/negatives';
import type { DataShape } from './types';
import type { Examples, Roles } from '../data/types';

export function shapeOf({ items, labels }: Examples, roles: Roles): DataShape {
  return {
    labels: labels.kind,
    hasSecond: roles.sentence2 !== null,
    negatives: countNegatives(items),
    rows: items.length,
  };
}
