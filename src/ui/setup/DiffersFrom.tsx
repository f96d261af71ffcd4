/** In what the settings of the next run differ from those of the run that is shown. */

import { useDiffering } from '../recipe/useDiffering';
import { changeText } from '../runs/valueText';
import { say, words } from '../words';
import css from './Setup.module.css';

export function DiffersFrom() {
  const differing = useDiffering();
  if (!differing) return null;
  const { title, changes } = differing;
  return (
    <p className={css.muted} title={changes.map(changeText).join(', ')}>
      {words.setup.differs(
        title,
        changes.map(({ label }) => say(label)),
      )}
    </p>
  );
}
