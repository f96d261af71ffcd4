/** Ordered scores that are written as words: "4 - mostly similar", "4/5", or the words of a known scale. */

import type { CellCounts } from './labelReading';
import { isFew } from './labelReading';
import { rowsInStep, type Stepwise } from '../parse/bytes/turns';
import { entries, orders } from '../words/labelTable';
import { meaningOf, plainWord } from '../words/labelWords';
import { degreeOf } from '../words/degrees';
import { readNumber } from './numbers';

export interface GradedCells {
  /** The score of each cell that has one. */
  readonly scores: ReadonlyMap<string, number>;
  /** Where the cells themselves say how far the scale goes. */
  readonly ends: { readonly min: number; readonly max: number } | null;
  /** Whether the words of the highest score say "different" and those of the lowest "similar". */
  readonly reversed: boolean;
}

interface Grade {
  readonly score: number;
  /** The top of the scale, where the cell names it. */
  readonly of: number | null;
  readonly words: string;
}

/** The scores of cells that are graded; null where they are not. */
export function* readGradedCells(counts: CellCounts): Stepwise<GradedCells | null> {
  return (yield* wordsOnScale(counts)) ?? (yield* wordsByDegree(counts)) ?? (yield* numberedWords(counts));
}

function* wordsOnScale(counts: CellCounts): Stepwise<GradedCells | null> {
  for (const order of scales) {
    const scores = new Map<string, number>();
    let seen = 0;
    for (const cell of counts.keys()) {
      if (seen++ % rowsInStep === 0) yield;
      const place = order.indexOf(plainWord(cell));
      if (place >= 0) scores.set(cell, place);
    }
    if (new Set(scores.values()).size < 3) continue;
    if (!fitsNearlyAll(scores, counts)) continue;
    return { scores, ends: { min: 0, max: order.length - 1 }, reversed: false };
  }
  return null;
}
/** The shortest scale that has all words is meant. */
const scales = orders.map((order) => entries(order).map(plainWord)).sort((a, b) => a.length - b.length);

/** Words that differ by how much of similarity or difference they say, in that order; their places are the scores. */
function* wordsByDegree(counts: CellCounts): Stepwise<GradedCells | null> {
  if (counts.size > few * few) return null;
  const degrees = new Map<string, number>();
  const graded = new Set<number>();
  for (const cell of counts.keys()) {
    const found = degreeOf(cell);
    if (!found) continue;
    degrees.set(cell, found.degree);
    if (found.graded) graded.add(found.degree);
  }
  yield;
  const levels = [...new Set(degrees.values())].sort((a, b) => a - b);
  // "entailment", "neutral" and "contradiction" are classes.
  if (graded.size < 2 || levels.length < 3 || levels.length > few || !fitsNearlyAll(degrees, counts))
    return null;
  const scores = new Map([...degrees].map(([cell, degree]) => [cell, levels.indexOf(degree)]));
  return { scores, ends: { min: 0, max: levels.length - 1 }, reversed: false };
}

const few = 12;

function* numberedWords(counts: CellCounts): Stepwise<GradedCells | null> {
  const grades = new Map<string, Grade>();
  let seen = 0;
  for (const cell of counts.keys()) {
    if (seen++ % rowsInStep === 0) yield;
    const grade = gradeOf(cell);
    if (grade) grades.set(cell, grade);
  }
  const all = [...grades.values()];
  const written = all.filter(({ words, of }) => words !== '' || of !== null);
  if (written.length === 0 || 2 * written.length < all.length) return null;
  yield;
  const levels = [...new Set(all.map(({ score }) => score))].sort((a, b) => a - b);
  if (levels.length < 2) return null;
  if (!fitsNearlyAll(grades, counts)) return null;

  const tops = new Set(all.map(({ of }) => of));
  const [top = null] = tops;
  if (written.every(({ of }) => of !== null)) {
    if (tops.size === 1 && top !== null) {
      const [lowest = 0] = levels;
      const scores = new Map([...grades].map(([cell, { score }]) => [cell, score]));
      return { scores, ends: { min: lowest >= 1 ? 1 : 0, max: top }, reversed: false };
    }
    const scores = new Map([...grades].map(([cell, { score, of }]) => [cell, score / (of ?? 1)]));
    return { scores, ends: { min: 0, max: 1 }, reversed: false };
  }
  const meanings = new Map(all.map(({ score, words }) => [score, words]));
  const texts = all.map(({ words }) => plainWord(words));
  // "0: entailment, 1: neutral, 2: contradiction" are classes with numbers, and so are many names with numbers.
  if (levels.length > few || texts.includes('entailment') || texts.includes('contradiction')) return null;
  const first = gist(meanings.get(levels.at(0) ?? 0) ?? '');
  const last = gist(meanings.get(levels.at(-1) ?? 0) ?? '');
  return {
    scores: new Map([...grades].map(([cell, { score }]) => [cell, score])),
    ends: null,
    reversed: first === 1 && last === 0,
  };
}

const fraction = /^(\d+(?:[.,]\d+)?)\s*(?:\/|out of|of|von|sur|de|di|van|из|z)\s*(\d+)$/iu;
const numbered = /^[[(]?(-?\d{1,3})[\])]?\s*(?:[-–—=:.),]\s*|\s)(?=\P{N}*\p{L})(.+)$/u;
const stars = /^([★⭐*]\uFE0F?)+(☆*)$/u;
const numberedLast = /^(\p{L}\P{N}*?)\s*[[(]\s*(-?\d{1,3})\s*[\])]$/u;
const afterColon = /^(\p{L}\P{N}*?)\s*[:=]\s*(-?\d{1,3})$/u;
const namesScores = /scor|rating|grade|level|star|not[ea]|stufe|punkt|point|bewertung|分|점|点/iu;

function gradeOf(cell: string): Grade | null {
  const plain = readNumber(cell);
  if (plain && !plain.percent && Number.isFinite(plain.value))
    return { score: plain.value, of: null, words: '' };
  const text = cell.normalize('NFKC').trim();
  if (stars.test(text)) {
    const score = text.match(/[★⭐*]/gu)?.length ?? 0;
    return { score, of: text.includes('☆') ? (text.match(/[★⭐*☆]/gu)?.length ?? score) : 5, words: '' };
  }
  const part = fraction.exec(text);
  if (part) {
    const [, score = '', of = ''] = part;
    return Number(of) > 0 ? { score: Number(score.replace(',', '.')), of: Number(of), words: '' } : null;
  }
  const [, number, words] = numbered.exec(text) ?? [];
  if (number !== undefined && words !== undefined) return { score: Number(number), of: null, words };
  const [, before, after] = numberedLast.exec(text) ?? afterColon.exec(text) ?? [];
  if (before === undefined) return null;
  // "Topic: 3" is a class with a number.
  if (afterColon.test(text) && !namesScores.test(before) && gist(before) === null) return null;
  return { score: Number(after), of: null, words: before };
}

/** What a phrase says about similarity: as a whole, else by its words, of which a "not" weighs the most. */
function gist(phrase: string): 0 | 1 | null {
  const whole = meaningOf(phrase);
  if (whole !== null) return whole;
  const words = plainWord(phrase).split(' ');
  const known = words.map((word) => meaningOf(word)).filter((meaning) => meaning !== null);
  if (known.includes(0) || words.some((word) => ['not', 'nicht', 'pas', 'не', 'nie', 'niet'].includes(word)))
    return 0;
  return known.includes(1) ? 1 : null;
}

function fitsNearlyAll(fitting: ReadonlyMap<string, unknown>, counts: CellCounts): boolean {
  let [all, off] = [0, 0];
  for (const [cell, count] of counts) {
    all += count;
    if (!fitting.has(cell)) off += count;
  }
  return isFew(off, all, 1);
}
