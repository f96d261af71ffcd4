/** The part of the training script that reads the file: `rows`, a pandas frame of text with the page's columns. */

import { noDelimiter } from '../../data/limits';
import { spaces, type Encoding, type Quoting } from '../../data/types';
import { python, pythonList } from '../literals';
import type { ScriptData } from './scriptData';

/** Modules of Python's standard library, and a line for each package beside pandas. */
export function readingImports(data: ScriptData): { standard: readonly string[]; own: string } {
  const { format, member, strays = [] } = data;
  const standard = {
    delimited: isSpaced(data) ? ['re'] : strays.includes('wrapped') ? ['io'] : [],
    jsonl: ['json', 're'],
    dict: ['ast'],
    xlsx: [],
    parquet: ['json'],
  }[format];
  return {
    standard: member === null ? standard : ['io', ...standard, 'zipfile'],
    own: format === 'parquet' ? '\nimport pyarrow.parquet as pq' : '',
  };
}

/** What pip has to install for it, beside pandas. */
export const readingPackages = ({ format }: ScriptData): string =>
  format === 'xlsx' ? ' openpyxl' : format === 'parquet' ? ' pyarrow' : '';

export function reading(data: ScriptData): string {
  const { name, member } = data;
  const unpacked =
    member === null
      ? ''
      : `with zipfile.ZipFile(${python(name)}) as archive:\n    content = archive.read(${python(member)})\n`;
  return unpacked + rowsOf(data) + changedCheck(data);
}

/** Stops the script while the file has not the rows that the page made of it. */
function changedCheck({ changes, firstRow }: ScriptData): string {
  if (changes.length === 0 || firstRow === undefined) return '';
  return `

first_row = ${pythonList(firstRow.map((cell) => cell.trim()))}
found = list(rows.iloc[0]) if len(rows) > 0 else []
if len(found) != len(first_row) or not all(str(cell).strip().startswith(text) for cell, text in zip(found, first_row)):
    raise SystemExit("These are not the rows that the page made of the file. The changes are listed at the top of this script.")`;
}

function rowsOf(data: ScriptData): string {
  switch (data.format) {
    case 'delimited':
      return isSpaced(data) ? spacedRows(data) : csvRows(data);
    case 'jsonl':
      return `${jsonRecords(data)}\n\n${recordsToRows('json.dumps(value)')}`;
    case 'dict':
      return `${dictCells(data)}\nrecords = [ast.literal_eval(cell.strip()) for cell in cells]\n\n${recordsToRows('str(value)')}`;
    case 'xlsx':
      return sheetRows(data);
    case 'parquet':
      return `records = pq.read_table(${fileOf(data)}).to_pylist()\n\n${recordsToRows('json.dumps(value, default=str)')}`;
  }
}

/** The file for a reader of bytes: its name, or what was taken out of the archive. */
const fileOf = ({ name, member }: ScriptData) => (member === null ? python(name) : 'io.BytesIO(content)');

/** Python's name: a byte order mark is not part of the text, and browsers read what Windows added to two of the encodings. */
function codec(encoding: Encoding | null): string {
  if (encoding === 'shift_jis') return 'cp932';
  if (encoding === 'euc-kr') return 'cp949';
  return encoding === 'utf-8' || encoding === null ? 'utf-8-sig' : encoding;
}

const openFile = (data: ScriptData) =>
  data.member === null
    ? `with open(${python(data.name)}, encoding=${python(codec(data.encoding))}) as file:`
    : `with io.TextIOWrapper(io.BytesIO(content), encoding=${python(codec(data.encoding))}) as file:`;

/** What pandas is told of quotes that are not doubled; 3 is csv.QUOTE_NONE. */
const quotingArguments: Readonly<Record<Quoting, string>> = {
  double: '',
  backslash: `\n    escapechar="\\\\",\n    doublequote=False,`,
  single: `\n    quotechar="'",`,
  none: `\n    quoting=3,`,
};

/** Rows with fields beyond the last column: cut there or left out, as on the page. Those with too few have an empty field. */
const longRows = ({ strays = [], columns }: ScriptData) =>
  strays.includes('extraFields')
    ? `engine="python",\n    on_bad_lines=lambda fields: fields[:${columns.length}]`
    : 'on_bad_lines="skip"';

const strayRows = ({ strays = [] }: ScriptData) =>
  (strays.includes('units') ? '\nrows = rows.iloc[1:]' : '') +
  (strays.includes('repeatedHeader') ? '\nrows = rows[~(rows == list(rows.columns)).all(axis=1)]' : '');

function csvRows(data: ScriptData): string {
  const { encoding, delimiter, quoting, columns, strays = [] } = data;
  // pandas would take what has no name in the header for an index.
  const unnamed = data.header && (strays.includes('unnamedColumns') || strays.includes('rowNames'));
  const linesAbove = (data.linesAbove ?? 0) + (unnamed ? 1 : 0);
  const above = linesAbove > 0 ? `\n    skiprows=${linesAbove},` : '';
  const names = `None,\n    names=range(${columns.length})`;
  // It counts the columns in the first row, which may be one with extra fields.
  const counted = !data.header && strays.includes('extraFields');
  const header = counted ? `${names},\n    index_col=False` : unnamed ? names : data.header ? '0' : 'None';
  const wrapped = strays.includes('wrapped');
  const file = wrapped ? 'io.StringIO("\\n".join(lines))' : fileOf(data);
  const encoded = wrapped ? '' : `\n    encoding=${python(codec(encoding))},`;
  return `${wrapped ? unwrappedLines(data) : ''}rows = pd.read_csv(
    ${file},
    sep=${python(delimiter ?? noDelimiter)},${encoded}${above}
    header=${header},
    dtype=str,
    keep_default_na=False,${quotingArguments[quoting ?? 'double']}${strays.includes('spaced') ? '\n    skipinitialspace=True,' : ''}
    ${longRows(data)},
).dropna()${strayRows(data)}`;
}

/** The lines of the file without the quotes around each, which `unwrapSample` found. */
const unwrappedLines = (data: ScriptData) => `
def unwrapped(line):
    """The line without the quotes around it."""
    text = line.rstrip(" \\t\\r\\n,;|")
    inner = text[1:-1]
    whole = len(text) > 1 and text[0] == text[-1] == '"' and '"' not in inner.replace('""', "")
    return inner.replace('""', '"') if whole else line.rstrip("\\r\\n")


${openFile(data)}
    lines = [unwrapped(line) for line in file]
`;

const isSpaced = ({ format, delimiter }: Pick<ScriptData, 'format' | 'delimiter'>) =>
  format === 'delimited' && delimiter === spaces;

/** Rows of which all have as many cells as there are columns; a header with fewer is no row. */
function spacedRows(data: ScriptData): string {
  const { columns, columnStarts, header, linesAbove = 0 } = data;
  const cut = columnStarts
    ? `starts = [${columnStarts.join(', ')}]


def cells_of(line):
    """The cells of a line; none where a word stands across the border of two columns."""
    if any(line[start - 1 : start].strip(" ") for start in starts if start > 0):
        return []
    return [line[start:end].strip() for start, end in zip(starts, starts[1:] + [None])]`
    : `
def cells_of(line):
    """The cells of a line."""
    return re.split(r" {2,}", line.strip())`;
  const named = header
    ? `named = table[0] if table and len(lines) > 0 and cells_of(lines[0]) == table[0] else None
rows = pd.DataFrame(table[1:] if named else table, columns=named or range(${columns.length}), dtype=str)`
    : `rows = pd.DataFrame(table, columns=range(${columns.length}), dtype=str)`;
  return `${cut}


${openFile(data)}
    lines = [line.rstrip() for number, line in enumerate(file) if number >= ${linesAbove} and line.strip()]
table = [cells for cells in map(cells_of, lines) if len(cells) == ${columns.length}]
${named}${strayRows(data)}`;
}

/** Columns that are empty on the left and rows above the table are not a part of it. */
function sheetRows(data: ScriptData): string {
  const { name, firstRow, firstColumn, columns } = data.sheet ?? noSheet;
  return `
def cell_text(value):
    """The cell as the page reads it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)


rows = pd.read_excel(
    ${fileOf(data)},
    sheet_name=${python(name)},
    header=${data.header ? '0' : 'None'},
    skiprows=${firstRow},
    usecols=range(${firstColumn}, ${firstColumn + columns}),
    dtype=object,
    keep_default_na=False,
).map(cell_text)`;
}

const noSheet = { name: '', firstRow: 0, firstColumn: 0, columns: 1 };

/** One array, or one value per line; rows without names get those of the page. */
function jsonRecords(data: ScriptData): string {
  return `${openFile(data)}
    content = file.read()
if re.match(r"\\s*\\[\\s*[\\[{]", content):
    records = json.loads(content)
else:
    records = [json.loads(line) for line in content.split("\\n") if line.strip()]
if isinstance(records[0], list):
    names = [${data.columns.map(python).join(', ')}]
    records = [dict(zip(names, record)) for record in records${data.header ? '[1:]' : ''}]`;
}

/** Cells with a dict each: the lines of the file, or the column of a table that holds most of them. */
function dictCells(data: ScriptData): string {
  if (data.delimiter === null) {
    return `${openFile(data)}
    cells = [line for line in file if line.lstrip().startswith("{")]`;
  }
  return `${csvRows(data)}
column = max(rows, key=lambda name: rows[name].str.match(r"\\s*\\{").sum())
cells = [cell for cell in rows[column].dropna() if cell.lstrip().startswith("{")]`;
}

/** `write` is what Python makes of a `value` that is neither text nor None. */
const recordsToRows = (write: string) => `
def cell_text(value):
    """The cell as the page reads it."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else ${write}


rows = pd.DataFrame([{name: cell_text(value) for name, value in record.items()} for record in records]).fillna("")`;
