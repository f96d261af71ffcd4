/** Two sentences and their similarity under the model in hand. */

import { useState } from 'react';
import { useApp } from '../../state/react';
import { score } from '../format';
import { Field } from '../parts/Field';
import field from '../parts/Field.module.css';
import { Readout } from '../parts/Readout';
import { words } from '../words';
import css from './Downloads.module.css';

export function TrySentences() {
  const run = useApp((state) => state.run);
  const compare = useApp((state) => state.compare);
  const [texts, setTexts] = useState({ first: '', second: '' });
  const [similarity, setSimilarity] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);

  const tuned = run.kind === 'ended' && run.job === 'train' && run.history.latest !== null;
  const ready = run.kind !== 'active' && !busy && texts.first.trim() !== '' && texts.second.trim() !== '';
  const ask = async () => {
    setBusy(true);
    setSimilarity(await compare(texts.first, texts.second));
    setBusy(false);
  };
  const sentence = (which: keyof typeof texts) => (
    <Field label={words.results[which]}>
      {(ties) => (
        <input
          {...ties}
          type="text"
          value={texts[which]}
          onChange={({ currentTarget }) => {
            setTexts({ ...texts, [which]: currentTarget.value });
            setSimilarity(null);
          }}
        />
      )}
    </Field>
  );
  return (
    <form
      className={css.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void ask();
      }}
    >
      <h3>{words.results.try}</h3>
      <p className={css.help}>{words.results.tryHelp(tuned)}</p>
      <div className={field.grid}>
        {sentence('first')}
        {sentence('second')}
      </div>
      <div className={css.ask}>
        <button type="submit" disabled={!ready}>
          {words.results.compare}
        </button>
        <Readout label={words.results.similarity} value={score(similarity)} />
      </div>
    </form>
  );
}
