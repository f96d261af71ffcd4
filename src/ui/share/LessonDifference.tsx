/** What the settings of a link would change, and the choice to apply them or not. */

import { useId } from 'react';
import type { Lesson } from '../../core/lesson/lesson';
import { recipeChanges } from '../../core/recipe/changes';
import { useApp } from '../../state/react';
import { withOwnDevice } from '../../state/settings/lesson';
import { openFileOf } from '../../state/stages';
import css from '../bar/Dialog.module.css';
import { Action } from '../parts/Action';
import { DataTable } from '../parts/DataTable';
import { valueText } from '../runs/valueText';
import { say, words } from '../words';

export function LessonDifference({ lesson: { sample, recipe } }: { readonly lesson: Lesson }) {
  const own = useApp((state) => state.recipe);
  const fileName = useApp(({ files }) => openFileOf(files.train)?.file.name ?? null);
  const running = useApp(({ run }) => run.kind === 'active');
  const apply = useApp((state) => state.applyLesson);
  const close = useApp((state) => state.closeLessonOffer);
  const runningId = useId();
  const { offer } = words.share;
  const opens = sample && sample.file !== fileName ? sample : null;
  const rows = [
    ...(opens ? [[offer.data, fileName ?? offer.noData, offer.sample(say(opens.title))]] : []),
    ...recipeChanges(own, withOwnDevice(recipe, own)).map(({ field, label, from, to }) => [
      say(label),
      valueText(field, from),
      valueText(field, to),
    ]),
  ];
  return (
    <>
      <div className={css.text}>
        <DataTable
          whole
          caption={offer.differs}
          heads={[offer.setting, offer.yours, offer.link]}
          rows={rows}
        />
        {opens && fileName !== null ? <p>{offer.replaces(fileName)}</p> : null}
        {running ? <p id={runningId}>{offer.running}</p> : null}
      </div>
      <div className={css.choice}>
        <Action
          data-kind="primary"
          disabled={running}
          aria-describedby={running ? runningId : undefined}
          onClick={() => void apply()}
        >
          {offer.apply}
        </Action>
        <button type="button" onClick={close}>
          {offer.keep}
        </button>
      </div>
    </>
  );
}
