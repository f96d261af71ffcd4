/** Label words whose meaning is known: which say that two sentences are similar, and which that they are not. */

const similar = `1 yes y true t duplicate duplicates duplicated dup similar same match matches matched matching paraphrase
  paraphrases equivalent equal entailment entails entailed entail positive pos related relevant correct synonym synonymous
  是 是的 对 真 正 正确 相似 相同 一样 同义 等价 重复 匹配 相关 一致 蕴含 蕴涵`;
const different = `0 -1 no n false f different dissimilar distinct mismatch mismatched contradiction contradicts contradictory
  negative neg unrelated irrelevant incorrect wrong antonym
  否 不是 错 假 负 错误 不同 无关 矛盾`;
const negations = [
  'not',
  'non',
  'no',
  'un',
  'dis',
  'ir',
  'in',
  'mis',
  '不',
  '非',
  '没',
  '没有',
  '无',
  '不是',
];

const known = new Map<string, 0 | 1>([
  ...similar.split(/\s+/).map((word) => [word, 1] as const),
  ...different.split(/\s+/).map((word) => [word, 0] as const),
]);

/** "Not_Duplicate" and "not duplicate" are one word here. */
export function labelWord(cell: string): string {
  return cell
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace('−', '-')
    .replace(/(?<=.)[\s_-]+/g, ' ')
    .replace(/^is /, '');
}

/** 1 for a word that says "similar", 0 for one that says "different", null for one that is not known. */
export function meaningOf(word: string): 0 | 1 | null {
  const direct = known.get(word);
  if (direct !== undefined) return direct;
  const negated = withoutNegation(word).find((rest) => known.get(rest) === 1);
  return negated === undefined ? null : 0;
}

/** Whether one word is the other with a "not" before it, such as "not toxic" and "toxic". */
export function negates(word: string, other: string): boolean {
  return withoutNegation(word).includes(other);
}

function withoutNegation(word: string): string[] {
  return negations
    .filter((prefix) => word.startsWith(prefix))
    .map((prefix) => word.slice(prefix.length).trim());
}
