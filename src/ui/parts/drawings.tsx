/** The small drawings of the guides: 128 by 72, in the colours of the charts. */

const zero = { stroke: 'var(--label-0)', fill: 'var(--label-0)', fillOpacity: 0.3, strokeWidth: 2 };
const one = { stroke: 'var(--label-1)', fill: 'var(--label-1)', fillOpacity: 0.3, strokeWidth: 2 };
const line = { stroke: 'var(--muted)', strokeWidth: 1.5 };

/** Two sentences that belong together, and a third one kept apart. */
export const pairDrawing = (
  <svg viewBox="0 0 128 72">
    <line x1="29" y1="24" x2="41" y2="44" stroke="var(--label-1)" strokeWidth="2" />
    <line x1="58" y1="50" x2="92" y2="42" {...line} strokeDasharray="4 4" />
    <circle cx="24" cy="16" r="10" {...one} />
    <circle cx="47" cy="53" r="10" {...one} />
    <circle cx="104" cy="40" r="10" {...zero} />
  </svg>
);

/** Two rankings of the same four pairs, in which two have swapped ranks. */
export const rankingDrawing = (
  <svg viewBox="0 0 128 72">
    {[
      [12, 12],
      [28, 44],
      [44, 28],
      [60, 60],
    ].map(([from = 0, to = 0]) => (
      <g key={from}>
        <line x1="32" y1={from} x2="96" y2={to} {...line} />
        <circle cx="26" cy={from} r={3 + from / 20} {...one} />
        <circle cx="102" cy={to} r={3 + from / 20} {...one} />
      </g>
    ))}
  </svg>
);

/** Two distributions with a threshold between them. */
export const distributionsDrawing = (
  <svg viewBox="0 0 128 72">
    <path d="M4 64 C22 64 24 14 38 14 S54 64 72 64" {...zero} strokeDasharray="5 3" />
    <path d="M56 64 C74 64 76 14 90 14 S106 64 124 64" {...one} />
    <line x1="64" y1="6" x2="64" y2="66" stroke="var(--ink)" strokeWidth="1.5" />
  </svg>
);
