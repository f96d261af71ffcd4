/** A file that is kept between visits, with the choices that were made for it. */

import * as z from 'zod/mini';
import { runFile } from './parseRecord';
import { recordVersion, type RunFile } from './record';
import { number, type ShapeOf } from './values';

export interface KeptData {
  readonly version: typeof recordVersion;
  readonly file: RunFile;
  /** The file that was evaluated on; null where a share of the rows was. */
  readonly evaluationFile: RunFile | null;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
}

const keptData = z.object({
  version: z.literal(recordVersion),
  file: runFile,
  evaluationFile: z.nullable(runFile),
  openedAt: number,
} satisfies ShapeOf<KeptData>);

/** Null where this version of the page cannot read it. */
export function parseKeptData(value: unknown): KeptData | null {
  const { data, success } = z.safeParse(keptData, value);
  return success ? data : null;
}

/** The fingerprints of the files that it needs. */
export const fingerprintsOf = ({ file, evaluationFile }: KeptData): readonly string[] =>
  evaluationFile ? [file.fingerprint, evaluationFile.fingerprint] : [file.fingerprint];
