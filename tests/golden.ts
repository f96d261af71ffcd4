/** The committed golden files. */

import type { z } from 'zod';
import foldersJson from './golden/folders.json';
import lossesJson from './golden/losses.json';
import seededFoldersJson from './golden/seeded-folders.json';
import stsbDevJson from './golden/stsb-dev.json';
import tinyBertJson from './golden/tiny-bert.json';
import tinyDistilBertJson from './golden/tiny-distilbert.json';
import {
  foldersSchema,
  goldenSchema,
  lossesSchema,
  seededFoldersSchema,
  stsbSchema,
  type Golden,
  type GoldenLosses,
} from './goldenFiles';

/** BERT of 2 layers, 3 heads of 8, with hard cases of each loss. */
export const tinyBert = (): Golden => goldenSchema.parse(tinyBertJson);

/** DistilBERT of 2 layers, 2 heads of 8. */
export const tinyDistilBert = (): Golden => goldenSchema.parse(tinyDistilBertJson);

/** Every loss on batches with ties, duplicates and single rows, on a BERT so small that all gradients are kept. */
export const goldenLosses = (): GoldenLosses => lossesSchema.parse(lossesJson);

/** Texts and their vectors by whole model folders: the way from files and a text to a sentence vector. */
export const modelFolders = (): z.infer<typeof foldersSchema> => foldersSchema.parse(foldersJson);

/** Folders of every architecture, with prompts and Dense modules, and what sentence-transformers makes of texts with them. */
export const seededFolders = (): z.infer<typeof seededFoldersSchema> =>
  seededFoldersSchema.parse(seededFoldersJson);

/** all-MiniLM-L6-v2 on the dev split of the STS benchmark, by sentence-transformers. */
export const stsbDev = (): z.infer<typeof stsbSchema> => stsbSchema.parse(stsbDevJson);
