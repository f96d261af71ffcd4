/** What a link brought, shown as a difference before it applies; or what in it can't be used. */

import { Suspense, useEffect, useId, useRef } from 'react';
import { useApp } from '../../state/react';
import css from '../bar/Dialog.module.css';
import { retryable } from '../faults/retryable';
import { startButtonId } from '../ids';
import { say, words } from '../words';

const LessonDifference = retryable(async () => (await import('./LessonDifference')).LessonDifference);

export function LessonOffer() {
  const offer = useApp((state) => state.lessonOffer);
  const close = useApp((state) => state.closeLessonOffer);
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    if (offer) dialog.current?.showModal();
    else if (dialog.current?.open) {
      dialog.current.close();
      // A page that a link opened had no focus before, to which it could go back.
      if (document.activeElement === document.body) document.getElementById(startButtonId)?.focus();
    }
  }, [offer]);
  return (
    <dialog ref={dialog} aria-labelledby={heading} className={css.dialog} onClose={close}>
      <h2 id={heading}>{words.share.offer.title}</h2>
      {offer?.kind === 'lesson' ? (
        <Suspense fallback={null}>
          <LessonDifference lesson={offer.lesson} />
        </Suspense>
      ) : null}
      {offer?.kind === 'refused' ? (
        <>
          <div className={css.text}>
            <p>{words.share.offer.refused}</p>
            <ul>
              {offer.faults.map((fault, i) => (
                <li key={i}>{say(fault)}</li>
              ))}
            </ul>
            <p>{words.share.offer.refusedNext}</p>
          </div>
          <button type="button" onClick={close}>
            {words.share.close}
          </button>
        </>
      ) : null}
    </dialog>
  );
}
