/**
 * BERT's normalizer and pre-tokenizer exactly as the Rust library `tokenizers` has them, on which Python relies:
 * https://github.com/huggingface/tokenizers, `normalizers/bert.rs` and `pre_tokenizers/bert.rs`.
 */

import { BertNormalizer, BertPreTokenizer } from '@huggingface/tokenizers';
import { dropped, ideograph, nonspacingMark, punctuation } from './unicode8';

const droppedAll = new RegExp(dropped, 'gu');
const ideographs = new RegExp(ideograph, 'gu');
const nonspacingMarks = new RegExp(nonspacingMark, 'gu');
const spaces = /\p{White_Space}/gu;
const words = new RegExp(`(?:(?!${punctuation})\\P{White_Space})+|${punctuation}`, 'gu');
const asciiWords = /[0-9A-Za-z]+|[!-/:-@[-`{-~]/g;
const printableAscii = /^[ -~]*$/;

/** Lower case a character at a time: "Σ" becomes "σ" at the end of a word too. */
export const lowercase = (text: string) => text.replaceAll('Σ', 'σ').toLowerCase();

export class ExactBertNormalizer extends BertNormalizer {
  override normalize(text: string): string {
    const { clean_text, handle_chinese_chars, strip_accents, lowercase: lower } = this.config;
    if (!printableAscii.test(text)) {
      if (clean_text) text = text.replace(droppedAll, '').replace(spaces, ' ');
      if (handle_chinese_chars) text = text.replace(ideographs, ' $& ');
      if (strip_accents ?? lower) text = text.normalize('NFD').replace(nonspacingMarks, '');
    }
    return lower ? lowercase(text) : text;
  }
}

export class ExactBertPreTokenizer extends BertPreTokenizer {
  override pre_tokenize_text(text: string): string[] {
    return text.match(printableAscii.test(text) ? asciiWords : words) ?? [];
  }
}
