/** Datasets to start with, each with two of its rows: opened, or opened and trained on at once. */

import { useId } from 'react';
import { samples } from '../../../core/samples/catalogue';
import { useApp, useAppStore } from '../../../state/react';
import { say, words } from '../../words';
import { sampleRows } from './sampleRows';
import css from './Samples.module.css';

export function Samples() {
  return (
    <section className={css.samples}>
      <h3>{words.data.samplesHeading}</h3>
      <ul className={css.list} aria-label={words.data.samples}>
        {samples.map((sample) => (
          <SampleCard key={sample.file} sample={sample} />
        ))}
      </ul>
    </section>
  );
}

function SampleCard({ sample }: { readonly sample: (typeof samples)[number] }) {
  const store = useAppStore();
  const running = useApp((state) => state.run.kind === 'active');
  const id = useId();
  const title = say(sample.title);
  const openAndTrain = async () => {
    const { openSample } = store.getState();
    await openSample(sample);
    const { files, train } = store.getState();
    if (files.train.kind === 'ready' && files.train.file.name === sample.file) await train();
  };
  return (
    <li className={css.card}>
      <h4>{title}</h4>
      <ul className={css.rows} aria-label={words.data.sampleRowsOf(title)}>
        {sampleRows[sample.file].map(([first, second, label]) => (
          <li key={first} lang={sample.language}>
            <span>{first}</span>
            <span>{second}</span>
            {label === undefined ? null : <span className={css.label}>{label}</span>}
          </li>
        ))}
      </ul>
      <p id={id} className={css.shows}>
        {say(sample.shows)}{' '}
        {sample.expect.kind === 'learns'
          ? words.data.sampleExpect(sample.expect.before, sample.expect.after)
          : words.data.sampleUnreadable(sample.expect.before)}
      </p>
      <div className={css.buttons}>
        <button
          type="button"
          disabled={running}
          aria-label={words.data.useSample(title)}
          aria-describedby={id}
          onClick={() => void store.getState().openSample(sample)}
        >
          {words.data.openSample}
        </button>
        {sample.expect.kind === 'learns' ? (
          <button
            type="button"
            disabled={running}
            aria-label={words.data.trainOnSample(title)}
            aria-describedby={id}
            onClick={() => void openAndTrain()}
          >
            {words.data.trainSample(sample.expect.seconds)}
          </button>
        ) : null}
      </div>
    </li>
  );
}
