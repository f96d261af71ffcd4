/** Where two cosines lie between −1 and 1, as a drawing; the numbers themselves are beside it. */

interface Props {
  readonly before: number | null;
  readonly after: number | null;
}

const positionOf = (cosine: number) => `${2 + 96 * ((cosine + 1) / 2)}%`;

export function CosineScale({ before, after }: Props) {
  return (
    <svg width="100%" height="44" overflow="visible" aria-hidden="true">
      <line x1={positionOf(-1)} y1="14" x2={positionOf(1)} y2="14" stroke="var(--line)" strokeWidth="4" />
      {[-1, 0, 1].map((cosine) => (
        <text
          key={cosine}
          x={positionOf(cosine)}
          y="38"
          textAnchor={cosine < 0 ? 'start' : cosine > 0 ? 'end' : 'middle'}
          fill="var(--muted)"
          fontSize="12"
        >
          {cosine < 0 ? '−1' : cosine}
        </text>
      ))}
      {before !== null && after !== null ? (
        <line
          x1={positionOf(before)}
          y1="14"
          x2={positionOf(after)}
          y2="14"
          stroke="var(--accent)"
          strokeWidth="4"
        />
      ) : null}
      {before === null ? null : (
        <circle
          cx={positionOf(before)}
          cy="14"
          r="7"
          fill="var(--paper)"
          stroke="var(--base-model)"
          strokeWidth="3"
        />
      )}
      {after === null ? null : <circle cx={positionOf(after)} cy="14" r="8" fill="var(--accent)" />}
    </svg>
  );
}
