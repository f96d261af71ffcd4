/** The optional second file, to evaluate on. */

import { useApp } from '../../state/react';
import { openFileOf } from '../../state/stages';
import { FileInput } from '../parts/fields/FileInput';
import { words } from '../words';
import css from './DataView.module.css';

export function HeldOutFile() {
  const stage = useApp((state) => state.files.heldOut);
  const open = useApp((state) => state.openHeldOut);
  const close = useApp((state) => state.closeHeldOut);
  const file = openFileOf(stage);
  return (
    <div className={css.stack}>
      <FileInput
        label={words.data.evaluationFile}
        help={words.data.evaluationFileHelp}
        onFiles={(files) => {
          if (files[0]) void open(files[0]);
        }}
      />
      {stage.kind === 'reading' ? <p className={css.muted}>{words.data.reading}</p> : null}
      {file ? (
        <>
          <p>
            {words.data.evaluationFileRead(
              file.report.name,
              file.report.examples.rows,
              file.report.examples.rejected,
            )}
          </p>
          <button type="button" onClick={() => void close()}>
            {words.data.removeEvaluationFile}
          </button>
        </>
      ) : null}
    </div>
  );
}
