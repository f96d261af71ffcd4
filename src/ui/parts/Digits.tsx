/** A count with separators that are seen and not part of its text, so that the text is the bare number. */

import { Fragment } from 'react';
import { count } from '../../messages/format';
import css from './Readout.module.css';

export function Digits({ n }: { readonly n: number }) {
  const [first, ...rest] = count(n).matchAll(/(\D*)(\d+)/g);
  return (
    <>
      {first?.[0]}
      {rest.map(([, separator, digits], i) => (
        <Fragment key={i}>
          <span className={css.separator} data-text={separator} />
          {digits}
        </Fragment>
      ))}
    </>
  );
}
