/** What a tiling of the matrix product is made for, and what it is. */

import type { Shader } from '../launch';

/** How the factors lie in memory, and which can be read four numbers at a time. */
export interface Layout {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
  readonly biased: boolean;
  /** The sums of b's rows are wanted too; b is [k, n]. */
  readonly sums: boolean;
  readonly foursA: boolean;
  readonly foursB: boolean;
  readonly foursOut: boolean;
}

export interface Tiling {
  readonly shader: Shader;
  /** Rows and columns of a workgroup's part of the product. */
  readonly rows: number;
  readonly columns: number;
}
