/** Guesses which column feeds what: by its name first, failing that by its content. The person can change it. */

import { readClasses } from '../labels/classLabels';
import { readLabels } from '../labels/labels';
import type { ColumnProfile, Roles, Table } from '../types';

/** Names as they are written in data sets, in the order of trust, without case, spaces and signs. */
const names = {
  sentence1: `sentence1 sentencea sent1 senta sen1 s1 text1 texta question1 q1 anchor query question premise source src
    first a sentence text title prompt input
    句子1 句子一 句子a 句1 文本1 文本一 文本a 问题1 问题一 问句1 前提 查询 原句 原文 问题 句子 文本 标题`,
  sentence2: `sentence2 sentenceb sent2 sentb sen2 s2 text2 textb question2 q2 positive pos answer hypothesis response
    passage document doc paraphrase context target tgt second b reply output abstract body content
    句子2 句子二 句子b 句2 文本2 文本二 文本b 问题2 问题二 问句2 假设 答案 回答 回复 正例 正样本 改写 译文 内容`,
  negative: `negative neg hardnegative hardneg negative1 neg1 negative0 neg0 negatives hardnegative1
    负例 负样本 难负例 反例`,
  label: `label labels score scores similarity similarityscore sim simscore isduplicate duplicate duplicated issimilar
    isparaphrase ismatch match relatedness relatednessscore relatedscore relevance goldlabel goldscore gold rating grade
    labelscore stsscore y class
    标签 分数 得分 评分 相似度 相似分数 是否相似 是否重复 是否匹配 类别`,
} as const;

/** Columns that go with the data but feed nothing. */
const bystanders = new Set(
  `id ids idx index pairid sentenceid qid qid1 qid2 pid docid uid guid rowid row unnamed0 split subset set fold genre
  dataset corpus lang language year date time file filename url captionid domain topic
  序号 编号 行号 语言 来源 领域`.split(/\s+/),
);

const key = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Characters; a column named as the label but of longer texts is a sentence. */
const longestLabel = 20;

/** Such as "sentence2" or "text_b": a name that can mean nothing else, so that an empty column keeps it. */
const isNumbered = (key: string) => /[12ab一二]$/.test(key);

const isUnnamed = (name: string) => /^Column \d+$/.test(name);

/**
 * The best guess at the roles of the table's columns; null where nothing fits. An empty column has a sentence's role
 * by its name, so that its rows are rejected with a reason: before any content if it is numbered, else for want of it.
 */
export function guessRoles(table: Table, profiles: readonly ColumnProfile[]): Roles {
  const keys = table.columns.map(key);
  const taken = new Set<number>();
  const take = (column: number | null) => {
    if (column !== null) taken.add(column);
    return column;
  };
  const named = (role: keyof typeof names, fits: (profile: ColumnProfile) => boolean) => {
    for (const name of names[role].split(/\s+/)) {
      const column = keys.findIndex((other, i) => {
        const profile = profiles[i];
        return other === name && !taken.has(i) && profile !== undefined && fits(profile);
      });
      if (column >= 0) return column;
    }
    return null;
  };
  const holdsText = ({ kind }: ColumnProfile) => kind === 'text' || kind === 'category' || kind === 'id';
  const holdsLabels = ({ kind, meanLength }: ColumnProfile) =>
    kind === 'number' || kind === 'category' || (kind === 'text' && meanLength < longestLabel);

  const label = take(named('label', holdsLabels));
  const negative = take(named('negative', holdsText));
  const isEmpty = ({ kind, rows }: ColumnProfile) => kind === 'empty' && rows > 0;
  const isEmptyNumbered = (profile: ColumnProfile) => isEmpty(profile) && isNumbered(key(profile.name));
  const byName = (role: 'sentence1' | 'sentence2') =>
    take(named(role, holdsText) ?? named(role, isEmptyNumbered));
  const namedFirst = byName('sentence1');
  const namedSecond = byName('sentence2');

  const texts = sentenceColumns(profiles, (i) => !taken.has(i) && !bystanders.has(keys[i] ?? ''));
  const sentence1 = namedFirst ?? take(texts.shift() ?? named('sentence1', isEmpty));
  const sentence2 = namedSecond ?? take(texts.shift() ?? named('sentence2', isEmpty));
  const found = label ?? labelByContent(table, profiles, keys, taken, sentence2 === null);
  return { sentence1, sentence2, negative, label: found };
}

/** Whether the rows are single sentences with a class. */
export function isSingle({ sentence1, sentence2, negative, label }: Roles): boolean {
  return (
    sentence1 !== null && sentence2 === null && negative === null && label !== null && label !== sentence1
  );
}

/** Whether one column is chosen for two texts, such as for both sentences. */
export function hasTwice({ sentence1, sentence2, negative }: Roles): boolean {
  const texts = [sentence1, sentence2, negative].filter((column) => column !== null);
  return new Set(texts).size < texts.length;
}

/** The name of a column that is named as the label and is empty, or null. */
export function emptyLabelColumn(table: Table): string | null {
  const labelNames = new Set<string>(names.label.split(/\s+/));
  const isEmpty = (column: number) => table.rows.every((row) => !row[column]?.trim());
  return table.columns.find((name, i) => labelNames.has(key(name)) && isEmpty(i)) ?? null;
}

/** Free columns of sentences, in the order of the file; short repeated texts only where there is nothing longer. */
function sentenceColumns(profiles: readonly ColumnProfile[], isFree: (column: number) => boolean): number[] {
  const columns = (kind: ColumnProfile['kind']) =>
    profiles.flatMap((profile, i) => (profile.kind === kind && isFree(i) ? [i] : []));
  const texts = columns('text');
  if (texts.length >= 2) return texts;
  const spaced = columns('category').filter((i) =>
    profiles[i]?.values.some(({ value }) => /\S\s\S/.test(value)),
  );
  return [...texts, ...spaced].sort((a, b) => a - b);
}

/**
 * The last free column whose values can only be labels; classes where there are no scores. Where the file has no names,
 * one that looks like labels but can't be used is taken too, so that the reason is shown instead of training on
 * unlabelled pairs.
 */
function labelByContent(
  table: Table,
  profiles: readonly ColumnProfile[],
  keys: readonly string[],
  taken: ReadonlySet<number>,
  single: boolean,
): number | null {
  let classes: number | null = null;
  let fallback: number | null = null;
  for (const [i, profile] of [...profiles.entries()].reverse()) {
    if (taken.has(i) || bystanders.has(keys[i] ?? '')) continue;
    const { kind, range, distinct } = profile;
    if (kind !== 'number' && kind !== 'category') continue;
    if (!single && range && (range.min < -1 || range.max > 100)) continue;
    const { scheme, certain } = single ? readClasses(table, i) : readLabels(table, i);
    if (scheme.kind === 'class' && !single) classes ??= certain || isUnnamed(profile.name) ? i : null;
    else if (scheme.kind !== 'unusable' && certain) return i;
    if (isUnnamed(profile.name) && distinct >= 2 && distinct <= 20) fallback ??= i;
  }
  return classes ?? fallback;
}
