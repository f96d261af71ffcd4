/** A filter that is set, with the way to lift it. */

import css from './Chip.module.css';

interface Props {
  readonly says: string;
  /** What lifting it does, by name. */
  readonly lift: string;
  readonly onLift: () => void;
}

export function Chip({ says, lift, onLift }: Props) {
  return (
    <p className={css.chip}>
      <span>{says}</span>
      <button type="button" data-kind="plain" aria-label={lift} onClick={onLift}>
        ×
      </button>
    </p>
  );
}
