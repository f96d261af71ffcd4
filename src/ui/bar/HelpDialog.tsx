/** How the page works, in four steps, and what its words mean. */

import { useId, useRef, useState } from 'react';
import { words } from '../words';
import css from './Dialog.module.css';

export function HelpDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const [open, setOpen] = useState(false);
  const guides = [words.guide.pair, words.guide.spearman, words.guide.histogram];
  return (
    <>
      <button
        type="button"
        aria-label={words.bar.help}
        title={words.bar.help}
        onClick={() => {
          setOpen(true);
          dialog.current?.showModal();
        }}
      >
        <span aria-hidden="true">?</span>
      </button>
      <dialog ref={dialog} aria-labelledby={heading} className={css.dialog} onClose={() => setOpen(false)}>
        <h2 id={heading}>{words.help.title}</h2>
        {open ? (
          <div className={css.text}>
            <ol>
              {words.help.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            {guides.map(({ question, answer }) => (
              <section key={question}>
                <h3>{question}</h3>
                <p>{answer.join(' ')}</p>
              </section>
            ))}
          </div>
        ) : null}
        <button type="button" onClick={() => dialog.current?.close()}>
          {words.keys.close}
        </button>
      </dialog>
    </>
  );
}
