/**
 * The Unigram model (Kudo 2018) as the Rust library `tokenizers` has it (`models/unigram/model.rs`): of all ways to cut
 * a word into pieces the one with the highest sum of scores; characters without a piece are joined into one unknown.
 */

import { Model } from '@huggingface/tokenizers';

/** The difference between the lowest score and that of an unknown character. */
const unknownPenalty = 10;

export interface UnigramParts {
  /** Pieces with their scores; the index is the id. */
  readonly vocab: readonly (readonly [string, number])[];
  readonly unknownId: number | null;
}

export class ExactUnigram extends Model {
  /** Without the tokens that are added to `tokens_to_ids`: these are split off before. */
  readonly #ids: ReadonlyMap<string, number>;
  readonly #scores: Float64Array;
  readonly #unknownScore: number;
  /** UTF-16 units of the longest piece. */
  readonly #longest: number;

  constructor({ vocab, unknownId }: UnigramParts) {
    super({ type: 'Unigram', vocab: [], unk_id: unknownId });
    this.vocab = vocab.map(([piece]) => piece);
    this.#ids = new Map(this.vocab.map((piece, id) => [piece, id]));
    this.tokens_to_ids = new Map(this.#ids);
    this.#scores = Float64Array.from(vocab, ([, score]) => score);
    this.#unknownScore =
      this.#scores.reduce((least, score) => Math.min(least, score), Infinity) - unknownPenalty;
    this.#longest = this.vocab.reduce((most, { length }) => Math.max(most, length), 0);
    const unknown = unknownId === null ? undefined : this.vocab[unknownId];
    if (unknownId !== null) this.unk_token_id = unknownId;
    if (unknown !== undefined) this.unk_token = unknown;
  }

  override encode(words: string[]): string[] {
    return words.flatMap((word) => this.#cut(word));
  }

  /** By Viterbi's algorithm over the positions between characters. */
  #cut(word: string): string[] {
    const best = new Float64Array(word.length + 1);
    /** Where the last piece of the best path to this position begins; −1 if no path reaches it. */
    const from = new Int32Array(word.length + 1).fill(-1);
    const unknown = new Uint8Array(word.length + 1);
    const offer = (start: number, end: number, score: number, isUnknown: boolean) => {
      const total = (best[start] ?? 0) + score;
      if ((from[end] ?? -1) >= 0 && total <= (best[end] ?? 0)) return;
      best[end] = total;
      from[end] = start;
      unknown[end] = isUnknown ? 1 : 0;
    };
    for (let start = 0; start < word.length;) {
      const character = (word.codePointAt(start) ?? 0) > 0xffff ? 2 : 1;
      let whole = false;
      const last = Math.min(word.length, start + this.#longest);
      for (let end = start + character; end <= last; end++) {
        const id = this.#ids.get(word.slice(start, end));
        if (id === undefined) continue;
        offer(start, end, this.#scores[id] ?? 0, id === this.unk_token_id);
        whole ||= end === start + character;
      }
      if (!whole) offer(start, start + character, this.#unknownScore, true);
      start += character;
    }

    const pieces: string[] = [];
    let unknownEnd = -1;
    for (let end = word.length; end > 0;) {
      const start = from[end] ?? 0;
      if (unknown[end]) {
        if (unknownEnd < 0) unknownEnd = end;
      } else {
        if (unknownEnd >= 0) pieces.push(word.slice(end, unknownEnd));
        unknownEnd = -1;
        pieces.push(word.slice(start, end));
      }
      end = start;
    }
    if (unknownEnd >= 0) pieces.push(word.slice(0, unknownEnd));
    return pieces.reverse();
  }
}
