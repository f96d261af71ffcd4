/** Where a model is pushed to. */

export interface PushTarget {
  /** The Hub's address, or that of a mirror with its API. */
  readonly endpoint: string;
  /** "owner/name". */
  readonly id: string;
  /** Whether the repository is private. */
  readonly hidden: boolean;
  /** With write access; it is kept nowhere. */
  readonly token: string;
}
