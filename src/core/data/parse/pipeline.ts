/** Joins the parts that read one file: a reader that cuts its text, and a builder that collects the rows. */

import { noDelimiter } from '../limits';
import { message, type Message } from '../../../messages/message';
import { CsvReader } from './delimited/csv';
import { SpacedReader } from './delimited/spaced';
import { WrappedReader } from './delimited/wrapped';
import { DictRows } from './python/dictRows';
import { JsonColumnsReader } from './json/columns';
import { lastName, type JsonShape } from './json/document';
import { JsonArrayReader } from './json/jsonArray';
import { JsonRows } from './json/jsonl';
import { detectLayout } from './layout';
import { detectLineEnd, type LineEnd } from './text/lineEnds';
import { LineReader } from './text/lines';
import type { Rejections } from './table/rows';
import { TableBuilder, type FinishedTable } from './table/table';
import { spaces, type Delimiter, type FileFormat, type ParseOptions, type Quoting } from '../types';

export interface Pipeline {
  readonly format: FileFormat;
  readonly delimiter: Delimiter | null;
  readonly columnStarts?: readonly number[];
  readonly reader: {
    push(text: string): void;
    end(): void;
    /** What is left to do after the end, step by step. */
    rest?(): Generator<void, void>;
    notes?(): readonly Message[];
    readonly quoting?: Quoting;
  };
  readonly builder: { readonly full: boolean; finish(): FinishedTable };
}

/** The parts for a file, chosen by the text of its first piece. */
export function createPipeline(
  sample: string,
  name: string,
  options: ParseOptions,
  rejections: Rejections,
): Pipeline {
  const lineEnd = detectLineEnd(sample);
  const layout = detectLayout(sample, name, lineEnd, options);
  switch (layout.kind) {
    case 'delimited': {
      const { delimiter, dictColumn, quoting, separator, wrapped } = layout;
      const builder =
        dictColumn === null
          ? new TableBuilder(rejections, options.header, delimiter)
          : new DictRows(rejections, dictColumn, options.header);
      const splitting = delimiter ?? (dictColumn === null ? noDelimiter : ',');
      const csv = new CsvReader(
        { delimiter: splitting, separator, lineEnd, quoting, fixed: options.quoting !== undefined },
        builder,
        rejections,
      );
      const reader = wrapped ? new WrappedReader(csv, lineEnd) : csv;
      return dictColumn === null
        ? { format: 'delimited', delimiter, reader, builder }
        : { format: 'dict', delimiter: delimiter ?? ',', reader, builder };
    }
    case 'spaced': {
      const { starts } = layout;
      const builder = new TableBuilder(rejections, options.header);
      const reader = new SpacedReader(starts, lineEnd, builder, rejections);
      return {
        format: 'delimited',
        delimiter: spaces,
        reader,
        builder,
        ...(starts && { columnStarts: starts }),
      };
    }
    case 'dictLines': {
      const builder = new DictRows(rejections, 0, options.header);
      const take = (text: string, line: number) => builder.add([text], line, text);
      return { format: 'dict', delimiter: null, reader: new LineReader(lineEnd, take, rejections), builder };
    }
    case 'jsonLines':
    case 'jsonArray': {
      const builder = new JsonRows(rejections, options.header);
      const take = (text: string, line: number) => builder.add(text, line);
      const Reader = layout.kind === 'jsonLines' ? LineReader : JsonArrayReader;
      return { format: 'jsonl', delimiter: null, reader: new Reader(lineEnd, take, rejections), builder };
    }
    case 'jsonObject':
      return { format: 'jsonl', delimiter: null, ...objectParts(layout.shape, lineEnd, options, rejections) };
  }
}

/** The parts for a file that is one JSON object, or objects over several lines. */
function objectParts(
  shape: JsonShape,
  lineEnd: LineEnd,
  options: ParseOptions,
  rejections: Rejections,
): Pick<Pipeline, 'reader' | 'builder'> {
  const named = shape.kind === 'wrapper' && shape.columns !== null;
  const builder = new JsonRows(rejections, options.header ?? (named || undefined));
  const take = (text: string, line: number) => builder.add(text, line);
  if (shape.kind === 'columns') return { reader: new JsonColumnsReader(builder, rejections), builder };
  if (shape.kind === 'records') {
    return { reader: new JsonArrayReader(lineEnd, take, rejections, { records: true }), builder };
  }
  const { name, start, others, columns } = shape;
  if (columns !== null) builder.add(columns, 1);
  const reader = new JsonArrayReader(lineEnd, take, rejections, { skip: start, inner: true });
  const notes = () => {
    const known = others.map(lastName);
    const names = [...others, ...reader.listsAfter.filter((other) => !known.includes(other.toLowerCase()))];
    return [
      message('data.note.wrapper', { name }),
      ...(names.length > 0 ? [message('data.note.otherLists', { names })] : []),
    ];
  };
  return { reader: { push: (text) => reader.push(text), end: () => reader.end(), notes }, builder };
}
