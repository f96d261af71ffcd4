/** Numbers as people read them, for the page's parts. */

export { bytes, count, duration, durationRange, numberText, plural, score } from '../core/format';
