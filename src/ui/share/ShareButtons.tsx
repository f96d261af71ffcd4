/** Shares the settings as a link, and goes back to those of the link that the page was opened by. */

import { useId, useRef, useState } from 'react';
import type { Lesson } from '../../core/lesson/lesson';
import { useApp } from '../../state/react';
import dialogCss from '../bar/Dialog.module.css';
import { Action } from '../parts/Action';
import { words } from '../words';
import { ShareLink } from './ShareLink';
import css from './Share.module.css';

export function ShareButtons() {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  /** Null while the dialog is closed, and while it is looked at whether the open file is a sample. */
  const [lesson, setLesson] = useState<Lesson | null>(null);
  const lessonNow = useApp((state) => state.lessonNow);
  const given = useApp((state) => state.lesson);
  const running = useApp(({ run }) => run.kind === 'active');
  const applyLesson = useApp((state) => state.applyLesson);
  const open = async () => {
    dialog.current?.showModal();
    setLesson(await lessonNow());
  };
  return (
    <div className={css.buttons}>
      <button type="button" data-kind="plain" onClick={() => void open()}>
        {words.share.open}
      </button>
      {given ? (
        <Action
          data-kind="plain"
          disabled={running}
          title={words.share.resetTitle}
          onClick={() => void applyLesson()}
        >
          {words.share.reset}
        </Action>
      ) : null}
      <dialog
        ref={dialog}
        aria-labelledby={heading}
        className={dialogCss.dialog}
        onClose={() => setLesson(null)}
      >
        <h2 id={heading}>{words.share.title}</h2>
        {lesson ? <ShareLink lesson={lesson} /> : <p>{words.share.making}</p>}
        <button type="button" onClick={() => dialog.current?.close()}>
          {words.share.close}
        </button>
      </dialog>
    </div>
  );
}
