/**
 * The part of PapaParse that is used: its core parser, which takes a string and calls `step` after every row.
 * Its published types need the DOM and Node, which this ring does not have.
 */
declare module 'papaparse' {
  interface StepResult {
    /** The one row just read. */
    readonly data: readonly string[][];
    readonly errors: readonly {
      readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch';
      readonly code: string;
    }[];
    /** `cursor`: where the row ends in the input, its line break included. */
    readonly meta: { readonly cursor: number };
  }

  interface ParserConfig {
    readonly delimiter: string;
    readonly newline: '\n' | '\r';
    /** `"` where absent. */
    readonly quoteChar?: string;
    /** What stands before a quote inside quotes; the quote itself where absent. */
    readonly escapeChar?: string;
    /** True: quotes are ordinary characters. Absent: only where the input has none. */
    readonly fastMode?: boolean;
    /** Stops after this number of rows; 0 or absent: all. */
    readonly preview?: number;
    readonly step?: (result: StepResult) => void;
  }

  interface Parser {
    /** With `ignoreLastRow` a row that the input may have cut is left unread. */
    parse(input: string, baseIndex: number, ignoreLastRow: boolean): { readonly data: string[][] };
    /** Ends the parse after the current row. */
    abort(): void;
  }

  const Papa: { readonly Parser: new (config: ParserConfig) => Parser };
  export default Papa;
}
