/**
 * Cuts JSON text, which comes in pieces, into the elements of one array, or into the objects that stand one after
 * another, with the lines on which they start.
 */

import { message, type Message } from '../../../../messages/message';
import { limits } from '../../limits';
import { countLineEnds, type LineEnd } from '../text/lineEnds';
import { ListsAfter } from './listsAfter';
import type { Rejections } from '../table/rows';

interface ArrayOptions {
  /** Characters before the array, which are skipped. */
  readonly skip?: number;
  /** True where the array is a part of something: of the text after its end only the names of lists are read. */
  readonly inner?: boolean;
  /** True for objects one after another without an array around them. */
  readonly records?: boolean;
}

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
  #skip: number;
  readonly #inner: boolean;
  readonly #after = new ListsAfter();
  readonly #records: boolean;

  constructor(
    lineEnd: LineEnd,
    take: (text: string, line: number) => void,
    rejections: Rejections,
    { skip = 0, inner = false, records = false }: ArrayOptions = {},
  ) {
    this.#lineEnd = lineEnd;
    this.#take = take;
    this.#rejections = rejections;
    this.#skip = skip;
    this.#inner = inner;
    this.#records = records;
    if (records) this.#depth = 1;
  }

  push(text: string): void {
    let from = this.#skip;
    this.#line += countLineEnds(text.slice(0, from), this.#lineEnd);
    this.#skip = 0;
    for (let i = from; i < text.length && !this.#broken; i++) {
      if (!this.#isCut(text[i])) continue;
      const end = this.#records && text[i] === '}' ? i + 1 : i;
      this.#finishElement(this.#pending + text.slice(from, end), text[i]);
      this.#pending = '';
      from = i + 1;
    }
    if (this.#closed && this.#inner) return this.#after.push(text.slice(from));
    if (this.#broken) return;
    this.#pending += text.slice(from);
    if (this.#pending.length > limits.rowCharacters) {
      this.#break(message('data.row.elementTooLong', { limit: limits.rowCharacters }));
    }
  }

  /** The names of the lists after an inner array. */
  get listsAfter(): readonly string[] {
    return this.#after.names;
  }

  end(): void {
    if (this.#broken || (this.#closed && this.#inner)) return;
    if (this.#records) {
      if (this.#pending.trim() !== '') this.#finishElement(this.#pending, undefined);
    } else if (!this.#closed) this.#break(message('data.row.openArray'));
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
    if (char === '[' || char === '{') return ++this.#depth === 1 && !this.#records;
    if (char === ']' || char === '}') return --this.#depth === (this.#records ? 1 : 0);
    return char === ',' && this.#depth === 1;
  }

  #finishElement(text: string, cut: string | undefined): void {
    const element = text.trimStart();
    this.#line += countLineEnds(text.slice(0, text.length - element.length), this.#lineEnd);
    if (cut === ']' && !this.#records) this.#closed = true;
    // There is nothing before the first bracket, in an empty array, after a last comma and between records.
    const nothing = element === '' && (cut === ']' || this.#records);
    if (cut !== '[' && !nothing) this.#take(element.trimEnd(), this.#line);
    this.#line += countLineEnds(element, this.#lineEnd);
  }

  #break(reason: Message): void {
    const text = this.#pending.trimStart();
    const skipped = this.#pending.slice(0, this.#pending.length - text.length);
    this.#rejections.add(this.#line + countLineEnds(skipped, this.#lineEnd), reason, text);
    this.#broken = true;
  }
}
