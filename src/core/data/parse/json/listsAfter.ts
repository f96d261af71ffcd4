/** Names the lists that follow on the list of rows in a JSON document, and which are not read. */

export class ListsAfter {
  readonly names: string[] = [];
  /** Open brackets, beside that of the object around the rows. */
  #depth = 0;
  #string: string | null = null;
  #escaped = false;
  /** The last string, and whether a colon follows on it. */
  #last = '';
  #named = false;

  push(text: string): void {
    for (const char of text) {
      if (this.#string !== null) this.#inString(char);
      else if (char === '"') this.#string = '';
      else if (char === ':') this.#named = true;
      else this.#bracket(char);
    }
  }

  #inString(char: string): void {
    if (char === '"' && !this.#escaped) {
      this.#last = this.#string ?? '';
      this.#string = null;
      return;
    }
    this.#escaped = char === '\\' && !this.#escaped;
    // Names are short, and other strings are not needed.
    if ((this.#string ?? '').length < 100) this.#string += char;
  }

  #bracket(char: string): void {
    if (/\s/.test(char)) return;
    if (char === '[' && this.#depth <= 0 && this.#named) this.names.push(this.#last);
    if (char === '[' || char === '{') this.#depth++;
    if (char === ']' || char === '}') this.#depth--;
    this.#named = false;
  }
}
