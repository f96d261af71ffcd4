/** How the file was read: every guess shown, and open to correction. */

import { delimiters, encodings } from '../../core/data/types';
import { useApp } from '../../state/react';
import type { OpenFile } from '../../state/stages';
import field from '../parts/Field.module.css';
import { SelectField } from '../parts/SelectField';
import { words } from '../words';
import css from './DataSection.module.css';

const encodingOptions = encodings.map((value) => ({ value, label: words.data.encodings[value] }));
const delimiterOptions = delimiters.map((value) => ({ value, label: words.data.delimiters[value] }));

export function ParseSettings({ open, busy }: { readonly open: OpenFile; readonly busy: boolean }) {
  const setParseOptions = useApp((state) => state.setParseOptions);
  const { report, options } = open;
  return (
    <div className={field.grid}>
      <label className={css.check}>
        <input
          type="checkbox"
          checked={report.header}
          disabled={busy || report.format === 'jsonl'}
          onChange={({ currentTarget }) =>
            void setParseOptions({ ...options, header: currentTarget.checked })
          }
        />
        {words.data.header}
      </label>
      <SelectField
        label={words.data.encoding}
        value={report.encoding}
        options={encodingOptions}
        disabled={busy}
        onChange={(encoding) => void setParseOptions({ ...options, encoding })}
      />
      {report.delimiter === null ? null : (
        <SelectField
          label={words.data.delimiter}
          value={report.delimiter}
          options={delimiterOptions}
          disabled={busy}
          onChange={(delimiter) => void setParseOptions({ ...options, delimiter })}
        />
      )}
    </div>
  );
}
