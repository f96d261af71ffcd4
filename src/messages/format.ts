/** Numbers as people read them. */

const whole = new Intl.NumberFormat('en');

export const count = (n: number) => whole.format(n);

/** "1 row", "2,000 rows". */
export const plural = (n: number, one: string, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

/** With the minus sign of print: "−0.65". */
export const signed = (n: number) => String(n).replace('-', '−');

/** Four decimals and always a sign: "+0.3238", "−0.0443". */
export const difference = (n: number) => `${n < 0 ? '−' : '+'}${Math.abs(n).toFixed(4)}`;

/** Two decimals: "−0.05". */
export const hundredths = (n: number) => n.toFixed(2).replace('-', '−');

/** A threshold as it is used: two decimals where these are all, else four. */
export const thresholdText = (n: number) =>
  rounded(n, Math.abs(100 * n - Math.round(100 * n)) < 1e-9 ? 2 : 4);

/** So many decimals, never "−0.00". */
export function rounded(n: number, digits: number): string {
  const text = Math.abs(n).toFixed(digits);
  return n < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** The same with a sign in any case: "+0.32", "−0.05". */
export const roundedChange = (n: number, digits: number) => {
  const text = rounded(n, digits);
  return text.startsWith('−') ? text : `+${text}`;
};

/** Two decimals, "−0.04"; "–" where the number is undefined: what the page shows of what `score` has four of. */
export const shortScore = (value: number | null | undefined) =>
  value === null || value === undefined || !Number.isFinite(value) ? '–' : rounded(value, 2);

/** Two decimals, and below 1 two digits, for losses become small: "3.21", "0.081", "0.0043". */
export function shortLoss(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '–';
  const digits = value === 0 ? 2 : Math.max(2, 1 - Math.floor(Math.log10(Math.abs(value))));
  return rounded(value, Math.min(digits, 8));
}

/** The part of a whole that is reached, rounded down, so that 100 % is the end: "42 %". */
export const percentDone = (done: number, total: number) =>
  `${Math.floor((100 * done) / Math.max(1, total))} %`;

/** Four decimals, "−0.0443"; "–" where the number is undefined. */
export const score = (value: number | null | undefined) => bareScore(value).replace('-', '−');

/** The same with a plain hyphen for the minus, so that a tool that reads the page can parse it. */
export const bareScore = (value: number | null | undefined) =>
  value === null || value === undefined || !Number.isFinite(value) ? '–' : value.toFixed(4);

/** A share as a percentage, with at most one decimal: "10 %". */
export const percent = (share: number) => `${signed(Number((100 * share).toFixed(1)))} %`;

export function bytes(n: number): string {
  if (n < 1e3) return `${n} B`;
  if (n < 1e6) return `${(n / 1e3).toFixed(0)} kB`;
  if (n < 1e9) return `${(n / 1e6).toFixed(n < 1e7 ? 1 : 0)} MB`;
  return `${(n / 1e9).toFixed(1)} GB`;
}

export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

/** "12 ms": also of what takes no time that a person notices. */
export function shortDuration(seconds: number): string {
  if (seconds < 0.01) return `${(seconds * 1000).toFixed(1)} ms`;
  return seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`;
}

/** "2–3 min"; one number where both ends read the same. */
export function durationRange(low: number, high: number): string {
  const [a, b] = [duration(low), duration(high)];
  if (a === b) return a;
  const [number, unit] = a.split(' ');
  return b.endsWith(` ${unit}`) ? `${number}–${b}` : `${a} – ${b}`;
}

/** A number as a field shows it: "2e-5" rather than "0.00002"; empty for NaN. */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return '';
  return value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential() : String(value);
}
