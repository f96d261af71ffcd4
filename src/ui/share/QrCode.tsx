/** A text as a QR code, black on white in both themes: readers want it so. */

import { encode } from 'uqr';
import { words } from '../words';
import css from './Share.module.css';

export function QrCode({ text }: { readonly text: string }) {
  // A text that no code can hold throws, which the boundary around it says.
  const { data, size } = encode(text, { border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg className={css.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words.share.qr}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path.join('')} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
