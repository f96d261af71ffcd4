/** The parsing options of a file that could not be read, to try others, as its message may advise. */

import type { RefusedFile } from '../../state/stages';
import { words } from '../words';
import css from './DataView.module.css';
import { ParseSettings } from './ParseSettings';

interface Props {
  readonly refused: RefusedFile;
  readonly busy: boolean;
}

export function RefusedSettings({ refused: { file, options }, busy }: Props) {
  const how = {
    format: null,
    header: options.header ?? true,
    encoding: options.encoding ?? null,
    delimiter: options.delimiter ?? null,
    quoting: options.quoting ?? null,
  };
  return (
    <div className={css.stack}>
      <h3>{words.data.parsingOptions(file.name)}</h3>
      <div className={css.wide}>
        <ParseSettings options={options} how={how} busy={busy} />
      </div>
    </div>
  );
}
