/**
 * SentencePiece's normalizer as the Rust library `tokenizers` has it (`normalizers/precompiled.rs` and its crate
 * spm_precompiled): a table of replacements, looked up in a double-array trie of UTF-8 bytes.
 */

import { PrecompiledNormalizer } from '@huggingface/tokenizers';

/** Longer clusters, in bytes, are looked up character by character only. */
const longestCluster = 5;
/** Characters that extend the one before; and clusters of more than one character. */
const extender =
  '[\\p{M}\\p{Emoji_Modifier}\\u200c-\\u200d\\u0e33\\u0eb3\\uff9e\\uff9f\\u{e0020}-\\u{e007f}]';
const clusters = new RegExp(`\\r\\n|(?:(?!${extender})[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}])?${extender}+`, 'gu');
const utf8 = new TextEncoder();

export class ExactPrecompiled extends PrecompiledNormalizer {
  readonly #trie: Uint32Array;
  /** Replacements in UTF-8, each terminated by a 0. */
  readonly #replacements: Uint8Array;
  /** Earlier lookups; null if there is no replacement. */
  readonly #known = new Map<string, string | null>();

  /**
   * @param charsmap `precompiled_charsmap` of tokenizer.json, in base64
   * @throws Error if it is not such a table
   */
  constructor(charsmap: string) {
    super({ type: 'Precompiled', precompiled_charsmap: charsmap });
    const bytes = Uint8Array.from(atob(charsmap), (letter) => letter.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    const size = bytes.length < 4 ? 0 : view.getUint32(0, true); // of the trie, in bytes
    if (size === 0 || size % 4 !== 0 || 4 + size > bytes.length) throw new Error('The charsmap is broken');
    this.#trie = Uint32Array.from({ length: size / 4 }, (_, i) => view.getUint32(4 + 4 * i, true));
    this.#replacements = bytes.subarray(4 + size);
  }

  override normalize(text: string): string {
    let out = '';
    let done = 0;
    for (const { 0: cluster, index } of text.matchAll(clusters)) {
      out += this.#eachCharacter(text.slice(done, index));
      const short = cluster.length <= longestCluster && utf8.encode(cluster).length <= longestCluster;
      out += (short ? this.#replacement(cluster) : null) ?? this.#eachCharacter(cluster);
      done = index + cluster.length;
    }
    return out + this.#eachCharacter(text.slice(done));
  }

  #eachCharacter(text: string): string {
    let out = '';
    for (const character of text) out += this.#replacement(character) ?? character;
    return out;
  }

  #replacement(chunk: string): string | null {
    let found = this.#known.get(chunk);
    if (found === undefined) this.#known.set(chunk, (found = this.#lookUp(chunk)));
    return found;
  }

  /** Of the shortest prefix of `chunk` that has one; the rest of the chunk is dropped, as in Rust. */
  #lookUp(chunk: string): string | null {
    const unit = (at: number) => this.#trie[at] ?? 0;
    let at = offset(unit(0));
    for (const byte of utf8.encode(chunk)) {
      if (byte === 0) return null;
      at ^= byte;
      const here = unit(at);
      if ((here & 0x800000ff) >>> 0 !== byte) return null;
      at ^= offset(here);
      if ((here >>> 8) & 1) {
        const start = unit(at) & 0x7fffffff;
        const end = this.#replacements.indexOf(0, start);
        return new TextDecoder().decode(this.#replacements.subarray(start, end < 0 ? undefined : end));
      }
    }
    return null;
  }
}

/** From a unit of the trie to its children (darts-clone). */
const offset = (unit: number) => (unit >>> 10) << ((unit & 0x200) >>> 6);
