/** Cuts text that comes in pieces into its non-blank lines, with their numbers. */

import { message } from '../../../../messages/message';
import { limits } from '../../limits';
import type { LineEnd } from './lineEnds';
import type { Rejections } from '../table/rows';

export class LineReader {
  readonly #lineEnd: LineEnd;
  readonly #take: (text: string, line: number) => void;
  readonly #rejections: Rejections;
  #pending = '';
  #line = 1;
  /** True while the rest of an overlong line is skipped. */
  #skipping = false;

  constructor(lineEnd: LineEnd, take: (text: string, line: number) => void, rejections: Rejections) {
    this.#lineEnd = lineEnd;
    this.#take = take;
    this.#rejections = rejections;
  }

  push(text: string): void {
    const parts = (this.#pending + text).split(this.#lineEnd);
    this.#pending = parts.pop() ?? '';
    for (const part of parts) this.#endLine(part);
    if (this.#pending.length > limits.rowCharacters) {
      this.#overlong(this.#pending);
      this.#pending = '';
    }
  }

  end(): void {
    this.#endLine(this.#pending);
    this.#pending = '';
  }

  #endLine(text: string): void {
    if (text.length > limits.rowCharacters) this.#overlong(text);
    else if (!this.#skipping && text.trim() !== '') this.#take(text, this.#line);
    this.#skipping = false;
    this.#line++;
  }

  #overlong(text: string): void {
    if (!this.#skipping) {
      const reason = message('data.row.lineTooLong', { limit: limits.rowCharacters });
      this.#rejections.add(this.#line, reason, text);
    }
    this.#skipping = true;
  }
}
