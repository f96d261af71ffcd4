/** Everything that went wrong and was not dismissed yet, above every tab. */

import { sectionNames } from '../../state/stages';
import { ProblemAlert } from '../faults/ProblemAlert';
import css from './Views.module.css';

export function Problems() {
  return (
    <div className={css.problems}>
      {sectionNames.map((section) => (
        <ProblemAlert key={section} section={section} />
      ))}
    </div>
  );
}
