/**
 * Turns the pieces of a file into text, one after another. The choice among UTF-8 and older encodings waits for
 * the first piece with a byte outside ASCII, which may come late; until then all of them give the same text.
 */

import { detectByteEncoding, detectUnicode, hasHighByte } from './encoding';
import type { Encoding } from '../../types';

export class PieceDecoder {
  /** UTF-8 as long as only ASCII was seen. */
  encoding: Encoding;
  /** True where the encoding was found in the bytes and is not UTF-8. */
  guessed = false;
  /** Broken sequences so far; each is U+FFFD in the text. */
  replaced = 0;
  #decided: boolean;
  #decoder: TextDecoder;
  #tail: Uint8Array = new Uint8Array(0);

  /** `first`: the file's first piece; `fixed`: the person's choice. */
  constructor(first: Uint8Array, fixed?: Encoding) {
    const unicode = fixed ? null : detectUnicode(first);
    this.encoding = fixed ?? unicode?.encoding ?? 'utf-8';
    this.#decided = fixed !== undefined || unicode !== null;
    this.guessed = unicode !== null && unicode.encoding !== 'utf-8';
    this.#decoder = new TextDecoder(this.encoding);
  }

  /** The text of the next piece; a character that its end cuts comes with the next piece, or broken with the last. */
  decode(piece: Uint8Array, last: boolean): string {
    if (!this.#decided && hasHighByte(piece)) this.#decide(piece);
    let text = this.#decoder.decode(piece, { stream: !last });
    if (this.encoding === 'windows-1252') text = text.replace(/[\x80-\x9f]/g, windows1252);
    if (text.includes('\ufffd')) this.replaced += occurrences(text) - this.#written(piece);
    this.#tail = piece.length > 1 ? piece.slice(-2) : Uint8Array.of(...this.#tail, ...piece).slice(-2);
    return text;
  }

  #decide(piece: Uint8Array): void {
    this.#decided = true;
    this.encoding = detectByteEncoding(piece);
    this.guessed = this.encoding !== 'utf-8';
    if (this.guessed) this.#decoder = new TextDecoder(this.encoding);
  }

  /** The number of U+FFFD in this piece of the file itself: those are its own text, not a replacement. */
  #written(piece: Uint8Array): number {
    if (this.encoding !== 'utf-8') return 0;
    const bytes = new Uint8Array(this.#tail.length + piece.length);
    bytes.set(this.#tail);
    bytes.set(piece, this.#tail.length);
    let found = 0;
    for (let i = bytes.indexOf(0xef); i !== -1; i = bytes.indexOf(0xef, i + 1)) {
      if (bytes[i + 1] === 0xbf && bytes[i + 2] === 0xbd) found++;
    }
    return found;
  }
}

/** Bytes 0x80 to 0x9F of Windows-1252: Node 20 decodes them as Latin-1, which has control characters there. */
const upperControls = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const windows1252 = (char: string): string => upperControls[char.charCodeAt(0) - 0x80] ?? char;

const occurrences = (text: string): number => text.split('\ufffd').length - 1;
