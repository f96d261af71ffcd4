/** The signs of what can be done with a run; each stands in a button that has its name. */

const paths = {
  pin: 'M8 1.8l1.9 3.9 4.3.6-3.1 3 .7 4.3L8 11.6l-3.8 2 .7-4.3-3.1-3 4.3-.6z',
  resume: 'M5 3l7.5 5L5 13z',
  show: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6a2 2 0 100 4 2 2 0 000-4z',
  rename: 'M2.5 13.5l.6-2.8 7.6-7.6 2.2 2.2-7.6 7.6zM9.5 4.3l2.2 2.2',
  apply: 'M2 4h7m3 0h2M2 8h2m3 0h7M2 12h6m3 0h3M10.5 2.5v3M5.5 6.5v3M9.5 10.5v3',
  remove: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9M7 7v4M9 7v4',
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({ name, filled = false }: { readonly name: IconName; readonly filled?: boolean }) => (
  <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path
      d={paths[name]}
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="1.3"
      strokeLinejoin="round"
      strokeLinecap="round"
    />
  </svg>
);
