/** How the file was read: every guess shown, and open to correction. */

import {
  type Delimiter,
  delimiters,
  type Encoding,
  encodings,
  type FileFormat,
  type ParseOptions,
  type Quoting,
  quotings,
} from '../../core/data/types';
import { useApp } from '../../state/react';
import { SelectField } from '../parts/fields/SelectField';
import { words } from '../words';
import css from './DataView.module.css';

interface Props {
  /** What the person has set. */
  readonly options: ParseOptions;
  /** What was set or detected; null where it is unknown, as the file could not be read. */
  readonly how: {
    readonly format: FileFormat | null;
    readonly header: boolean;
    readonly encoding: Encoding | null;
    readonly delimiter: Delimiter | null;
    readonly quoting: Quoting | null;
  };
  readonly busy: boolean;
}

const detected = { value: 'detected', label: words.data.detected } as const;
const encodingOptions = encodings.map((value) => ({ value, label: words.data.encodings[value] }));
const delimiterOptions = delimiters.map((value) => ({ value, label: words.data.delimiters[value] }));
const quotingOptions = quotings.map((value) => ({ value, label: words.data.quotings[value] }));

export function ParseSettings({ options, how, busy }: Props) {
  const setParseOptions = useApp((state) => state.setParseOptions);
  const known = how.format !== null;
  return (
    <div className={css.parsing}>
      <label className={css.check}>
        <input
          type="checkbox"
          checked={how.header}
          disabled={busy || how.format === 'jsonl' || how.format === 'parquet'}
          onChange={({ currentTarget }) =>
            void setParseOptions({ ...options, header: currentTarget.checked })
          }
        />
        {words.data.header}
      </label>
      {known && how.encoding === null ? null : (
        <SelectField
          label={words.data.encoding}
          value={how.encoding ?? detected.value}
          options={known ? encodingOptions : [detected, ...encodingOptions]}
          disabled={busy}
          onChange={(value) => {
            const { encoding: _, ...rest } = options;
            void setParseOptions(value === 'detected' ? rest : { ...rest, encoding: value });
          }}
        />
      )}
      {known && how.delimiter === null ? null : (
        <SelectField
          label={words.data.delimiter}
          value={how.delimiter ?? detected.value}
          options={known ? delimiterOptions : [detected, ...delimiterOptions]}
          disabled={busy}
          onChange={(value) => {
            const { delimiter: _, ...rest } = options;
            void setParseOptions(value === 'detected' ? rest : { ...rest, delimiter: value });
          }}
        />
      )}
      {known && how.quoting === null ? null : (
        <SelectField
          label={words.data.quoting}
          value={how.quoting ?? detected.value}
          options={known ? quotingOptions : [detected, ...quotingOptions]}
          disabled={busy}
          onChange={(value) => {
            const { quoting: _, ...rest } = options;
            void setParseOptions(value === 'detected' ? rest : { ...rest, quoting: value });
          }}
        />
      )}
    </div>
  );
}
