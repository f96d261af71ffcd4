/** What one model finds, the nearest first; with how far each rose against the other model, where that is known. */

import { useId } from 'react';
import { score } from '../../messages/format';
import { VisuallyHidden } from '../parts/VisuallyHidden';
import { words } from '../words';
import css from './Explore.module.css';

interface Props {
  readonly title: string;
  /** Null where there are none, which `missing` explains. */
  readonly hits: readonly { readonly text: string; readonly cosine: number }[] | null;
  /** Places, by hit; null for one that the other model does not have. */
  readonly rises?: readonly (number | null)[];
  readonly missing?: string;
}

export function HitList({ title, hits, rises = [], missing }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={css.list}>
      <h4 id={id}>{title}</h4>
      {hits ? (
        <ol>
          {hits.map(({ text, cosine }, i) => (
            <li key={text}>
              <span className={css.rank}>{i + 1}</span>
              <span className={css.text}>{text}</span>
              <span className={css.cosine}>{score(cosine)}</span>
              <Rise places={rises[i]} />
            </li>
          ))}
        </ol>
      ) : (
        <p className={css.help}>{missing}</p>
      )}
    </section>
  );
}

/** Only what rose or is new is marked. */
function Rise({ places }: { readonly places: number | null | undefined }) {
  if (places === undefined || (places !== null && places <= 0)) return null;
  const [seen, spoken] =
    places === null
      ? [words.search.isNew, words.search.isNewSpoken]
      : [words.search.up(places), words.search.upSpoken(places)];
  return (
    <span className={css.rise}>
      <span aria-hidden="true">{seen}</span>
      <VisuallyHidden>{spoken}</VisuallyHidden>
    </span>
  );
}
