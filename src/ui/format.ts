/** Numbers as people read them, for the page's parts. */

export { bytes, count, durationRange, numberText, plural, score } from '../core/format';
