/** What the kinds of findings on examples are given. */

import type { Example, Examples, Roles } from '../../types';

export interface Checked {
  readonly examples: Examples;
  readonly roles: Roles;
  /** The examples that are looked at: all of them, or a sample. */
  readonly items: readonly Example[];
  /** The number of items where they are a sample, else null. */
  readonly sample: number | null;
}
