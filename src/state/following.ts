/** The fields that follow the data: those that are suggested for its rows, and the share that a sample brings along. */

import { suggestedFields } from '../core/recipe/suggest';

export const followingFields = [...suggestedFields, 'heldOut'] as const;
export type FollowingField = (typeof followingFields)[number];
