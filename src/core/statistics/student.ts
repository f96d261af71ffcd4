/** The normal and Student's t distribution, as far as intervals need them. */

/**
 * The standard normal probability of a value up to x. Within 1e-15 of the truth, relative to the larger tail.
 * Source: G. Marsaglia (2004), Evaluating the normal distribution, Journal of Statistical Software 11(4).
 */
export function normalCdf(x: number): number {
  if (x < -8) return 0;
  if (x > 8) return 1;
  let [sum, term, before] = [x, x, 0];
  for (let i = 3; sum !== before; i += 2) {
    before = sum;
    term *= (x * x) / i;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-0.5 * x * x - 0.5 * Math.log(2 * Math.PI));
}

/**
 * The probability of a t between −x and x.
 * Source: M. Abramowitz and I. A. Stegun (1964), Handbook of Mathematical Functions, 26.7.3 and 26.7.4.
 * @param degrees of freedom, a whole number from 1
 */
function withinT(x: number, degrees: number): number {
  const angle = Math.atan(x / Math.sqrt(degrees));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const odd = degrees % 2 === 1;
  let [sum, term] = [0, odd ? cosine : 1];
  for (let i = odd ? 3 : 2; i <= degrees; i += 2) {
    sum += term;
    term *= (cosine * cosine * (i - 1)) / i;
  }
  return odd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}

/** With more degrees of freedom the sum is long, and the normal distribution as good. */
const manyDegrees = 10_000;

/** The x between whose negative and itself a t lies with probability `level`, such as 0.95; by bisection. */
export function studentBound(level: number, degrees: number): number {
  const capped = Math.min(manyDegrees, degrees);
  let [low, high] = [0, 1];
  while (withinT(high, capped) < level) high *= 2;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (withinT(middle, capped) < level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
