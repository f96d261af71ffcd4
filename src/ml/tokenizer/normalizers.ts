/** Normalizers exactly as the Rust library `tokenizers` has them, where @huggingface/tokenizers differs. */

import {
  BertNormalizer,
  LowercaseNormalizer,
  NFDNormalizer,
  NFKCNormalizer,
  NFKDNormalizer,
  type Normalizer,
  PrecompiledNormalizer,
  SequenceNormalizer,
  StripAccentsNormalizer,
} from '@huggingface/tokenizers';
import * as z from 'zod/mini';
import { ExactBertNormalizer, lowercase } from './bert';
import { ExactPrecompiled } from './precompiled';
import { decomposable, mark } from './unicodeSince';

class ExactLowercase extends LowercaseNormalizer {
  override normalize(text: string): string {
    return lowercase(text);
  }
}

const marks = new RegExp(mark, 'gu');
class ExactStripAccents extends StripAccentsNormalizer {
  override normalize(text: string): string {
    return text.replace(marks, '');
  }
}

const runs = new RegExp(decomposable, 'gu');
const decomposed = (form: 'NFD' | 'NFKC' | 'NFKD') => (text: string) =>
  text.replace(runs, (run) => run.normalize(form));

/** `normalizer` with the parts that differ from Rust replaced. */
export function exactNormalizer(normalizer: Normalizer | null): Normalizer | null {
  if (normalizer instanceof BertNormalizer) return new ExactBertNormalizer(normalizer.config);
  if (normalizer instanceof LowercaseNormalizer) return new ExactLowercase(normalizer.config);
  if (normalizer instanceof StripAccentsNormalizer) return new ExactStripAccents(normalizer.config);
  if (normalizer instanceof PrecompiledNormalizer) return new ExactPrecompiled(charsmapOf(normalizer));
  if (normalizer instanceof NFDNormalizer) normalizer.normalize = decomposed('NFD');
  if (normalizer instanceof NFKCNormalizer) normalizer.normalize = decomposed('NFKC');
  if (normalizer instanceof NFKDNormalizer) normalizer.normalize = decomposed('NFKD');
  if (normalizer instanceof SequenceNormalizer) {
    normalizer.normalizers = normalizer.normalizers.map(exactNormalizer);
  }
  return normalizer;
}

const charsmapOf = ({ charsmap }: PrecompiledNormalizer): string => z.string().parse(charsmap);
