/** Datasets to start with: one click opens one. */

import { useId } from 'react';
import { samples, type Sample } from '../../core/samples/catalogue';
import { useApp } from '../../state/react';
import { say, words } from '../words';
import css from './Samples.module.css';

export function Samples() {
  return (
    <ul className={css.list} aria-label={words.data.samples}>
      {samples.map((sample) => (
        <SampleItem key={sample.file} sample={sample} />
      ))}
    </ul>
  );
}

function SampleItem({ sample }: { readonly sample: Sample }) {
  const open = useApp((state) => state.openSample);
  const running = useApp((state) => state.run.kind === 'active');
  const id = useId();
  return (
    <li>
      <button
        type="button"
        data-kind="plain"
        disabled={running}
        aria-describedby={id}
        onClick={() => void open(sample)}
      >
        {words.data.useSample(say(sample.title))}
      </button>
      <p id={id} className={css.shows}>
        {say(sample.shows)}{' '}
        {sample.expect
          ? words.data.sampleExpect(sample.expect.before, sample.expect.after)
          : words.data.sampleUnreadable}
      </p>
    </li>
  );
}
