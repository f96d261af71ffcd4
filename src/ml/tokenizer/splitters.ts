/** Pre-tokenizers exactly as the Rust library `tokenizers` has them, where @huggingface/tokenizers differs. */

import {
  BertPreTokenizer,
  ByteLevelPreTokenizer,
  MetaspacePreTokenizer,
  type PreTokenizer,
  SequencePreTokenizer,
  WhitespacePreTokenizer,
  WhitespaceSplitPreTokenizer,
} from '@huggingface/tokenizers';
import * as z from 'zod/mini';
import { ExactBertPreTokenizer } from './bert';
import { letter, number, other } from './unicodeSince';

class ExactWhitespaceSplit extends WhitespaceSplitPreTokenizer {
  override pre_tokenize_text(text: string): string[] {
    return text.match(/\P{White_Space}+/gu) ?? [];
  }
}

class ExactWhitespace extends WhitespacePreTokenizer {
  override pre_tokenize_text(text: string): string[] {
    return text.match(wordsAndSigns) ?? [];
  }
}
const word = '[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}]';
const wordsAndSigns = new RegExp(`${word}+|(?:(?!${word})\\P{White_Space})+`, 'gu');

const byteLevelPattern = new RegExp(
  `'s|'t|'re|'ve|'m|'ll|'d| ?${letter}+| ?${number}+| ?${other}+|\\p{White_Space}+(?!\\P{White_Space})|\\p{White_Space}+`,
  'gu',
);

const metaspace = z.object({
  replacement: z._default(z.string(), '▁'),
  /** The older form of "always" or "never". */
  add_prefix_space: z._default(z.boolean(), true),
  prepend_scheme: z.optional(z.enum(['always', 'never', 'first'])),
  split: z._default(z.boolean(), true),
});

/** Splits before each replacement too, which the library does not. */
class ExactMetaspace extends MetaspacePreTokenizer {
  readonly #split: boolean;

  constructor(json: unknown) {
    const { replacement, add_prefix_space, prepend_scheme, split } = metaspace.parse(json);
    const scheme = prepend_scheme ?? (add_prefix_space ? 'always' : 'never');
    super({ type: 'Metaspace', replacement, prepend_scheme: scheme });
    this.#split = split;
  }

  override pre_tokenize_text(text: string, options?: { section_index?: number }): string[] {
    const [whole = ''] = super.pre_tokenize_text(text, options);
    if (!this.#split) return [whole];
    const pieces = whole.split(this.replacement);
    const [first = '', ...rest] = pieces;
    return [...(first ? [first] : []), ...rest.map((piece) => this.replacement + piece)];
  }
}

/** `preTokenizer`, which was made from `json`, with the parts that differ from Rust replaced. */
export function exactPreTokenizer(preTokenizer: PreTokenizer | null, json: unknown): PreTokenizer | null {
  if (preTokenizer instanceof BertPreTokenizer) return new ExactBertPreTokenizer();
  if (preTokenizer instanceof WhitespaceSplitPreTokenizer) return new ExactWhitespaceSplit();
  if (preTokenizer instanceof WhitespacePreTokenizer) return new ExactWhitespace();
  if (preTokenizer instanceof MetaspacePreTokenizer) return new ExactMetaspace(json);
  if (preTokenizer instanceof ByteLevelPreTokenizer) preTokenizer.pattern = byteLevelPattern;
  if (preTokenizer instanceof SequencePreTokenizer) {
    const { pretokenizers } = z.object({ pretokenizers: z.array(z.unknown()) }).parse(json);
    preTokenizer.tokenizers = preTokenizer.tokenizers.map((part, i) =>
      exactPreTokenizer(part, pretokenizers[i]),
    );
  }
  return preTokenizer;
}
