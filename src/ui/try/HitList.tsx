/** What one model finds, nearest first, with how many ranks each result is higher than with the other model. */

import { useId } from 'react';
import { score, shortScore } from '../../messages/format';
import { VisuallyHidden } from '../parts/VisuallyHidden';
import { words } from '../words';
import css from './Explore.module.css';

interface Props {
  readonly title: string;
  /** Null where there are none, which `missing` explains. */
  readonly hits: readonly { readonly text: string; readonly cosine: number }[] | null;
  /** Ranks gained, by hit; null for one that the other model did not find. */
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
              <span dir="auto" className={css.text}>
                {text}
              </span>
              <span className={css.cosine} title={score(cosine)}>
                {shortScore(cosine)}
              </span>
              <Rise ranks={rises[i]} />
            </li>
          ))}
        </ol>
      ) : (
        <p className={css.help}>{missing}</p>
      )}
    </section>
  );
}

/** Only what is higher or new is marked. */
function Rise({ ranks }: { readonly ranks: number | null | undefined }) {
  if (ranks === undefined || (ranks !== null && ranks <= 0)) return null;
  const [seen, spoken] =
    ranks === null
      ? [words.search.isNew, words.search.isNewSpoken]
      : [words.search.up(ranks), words.search.upSpoken(ranks)];
  return (
    <span className={css.rise}>
      <span aria-hidden="true">{seen}</span>
      <VisuallyHidden>{spoken}</VisuallyHidden>
    </span>
  );
}
