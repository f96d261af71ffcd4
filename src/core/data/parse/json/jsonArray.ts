/** Cuts the text of one JSON array, which comes in pieces, into its elements, with the lines on which they start. */

import { message, type Message } from '../../../../messages/message';
import { limits } from '../../limits';
import { countLineEnds, type LineEnd } from '../text/lineEnds';
import type { Rejections } from '../table/rows';

export class JsonArrayReader {
  readonly #lineEnd: LineEnd;
  readonly #take: (text: string, line: number) => void;
  readonly #rejections: Rejections;
  /** Text of the current element, from earlier pieces. */
  #pending = '';
  /** The line on which the pending text starts. */
  #line = 1;
  /** Open brackets, that of the array included. */
  #depth = 0;
  #inString = false;
  #escaped = false;
  #closed = false;
  #broken = false;

  constructor(lineEnd: LineEnd, take: (text: string, line: number) => void, rejections: Rejections) {
    this.#lineEnd = lineEnd;
    this.#take = take;
    this.#rejections = rejections;
  }

  push(text: string): void {
    let from = 0;
    for (let i = 0; i < text.length && !this.#broken; i++) {
      if (!this.#isCut(text[i])) continue;
      this.#finishElement(this.#pending + text.slice(from, i), text[i]);
      this.#pending = '';
      from = i + 1;
    }
    if (this.#broken) return;
    this.#pending += text.slice(from);
    if (this.#pending.length > limits.rowCharacters) {
      this.#break(message('data.row.elementTooLong', { limit: limits.rowCharacters }));
    }
  }

  end(): void {
    if (this.#broken) return;
    if (!this.#closed) this.#break(message('data.row.openArray'));
    else if (this.#pending.trim() !== '') this.#break(message('data.row.afterArray'));
  }

  /** True at the bracket that opens or closes the array and at the commas between its elements. */
  #isCut(char: string | undefined): boolean {
    if (this.#closed) return false;
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false;
      else if (char === '\\') this.#escaped = true;
      else if (char === '"') this.#inString = false;
      return false;
    }
    if (char === '"') this.#inString = true;
    if (char === '[' || char === '{') return ++this.#depth === 1;
    if (char === ']' || char === '}') return --this.#depth === 0;
    return char === ',' && this.#depth === 1;
  }

  #finishElement(text: string, cut: string | undefined): void {
    const element = text.trimStart();
    this.#line += countLineEnds(text.slice(0, text.length - element.length), this.#lineEnd);
    if (cut === ']') this.#closed = true;
    // There is nothing before the first bracket, in an empty array and after a last comma.
    if (cut !== '[' && !(cut === ']' && element === '')) this.#take(element.trimEnd(), this.#line);
    this.#line += countLineEnds(element, this.#lineEnd);
  }

  #break(reason: Message): void {
    const text = this.#pending.trimStart();
    const skipped = this.#pending.slice(0, this.#pending.length - text.length);
    this.#rejections.add(this.#line + countLineEnds(skipped, this.#lineEnd), reason, text);
    this.#broken = true;
  }
}
