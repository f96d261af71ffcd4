/** Columns that go with the data and are neither sentences nor labels: ids, times, prices, addresses … */

import type { ColumnProfile } from '../types';
import { nameWords } from '../words/columnNames';
import { raterOf } from '../words/raters';

export type BystanderKind =
  | 'id'
  | 'time'
  | 'price'
  | 'url'
  | 'hash'
  | 'confidence'
  | 'spread'
  | 'annotator'
  | 'split'
  | 'language'
  | 'count'
  | 'parse'
  | 'nested'
  | 'contact'
  | 'wordless'
  | 'metadata';

/** By a word of the name. */
const words: Readonly<Record<BystanderKind, string>> = {
  id: `id ids idx index pairid sentenceid qid qid1 qid2 pid docid uid guid uuid rowid row unnamed key nr no 序号 编号 行号 番号
    번호 ид`,
  time: `time times timestamp date datetime created updated modified year month day hour duration seconds secs ms elapsed
    datum zeit uhrzeit dauer fecha data_hora дата время 时间 日期 日時 날짜`,
  price: 'price cost amount usd eur preis prix precio preço prezzo prijs cena цена 价格 価格 가격',
  url: 'url urls uri link href website',
  hash: 'hash md5 sha sha1 sha256 checksum digest',
  confidence: 'confidence certainty conf prob probability probs logit logits entropy konfidenz',
  spread: 'std stdev stddev sd variance var stderr sem iqr kappa',
  annotator:
    'annotator annotators worker workerid user username session rater reviewer author email annotated',
  split: 'split subset set fold partition 划分',
  language: 'lang language locale sprache langue idioma 语言',
  count:
    'count counts num votes upvotes clicks views rank position length len tokens offset start end page version',
  parse: 'parse parsed tree postags',
  nested: '',
  contact: 'phone tel telephone telefon mobile email mail e-mail téléphone teléfono телефон 电话 邮箱',
  wordless: '',
  metadata: `role roles speaker genre dataset corpus file filename captionid domain topic source country region city gender sex age brand
    color colour platform device browser land geschlecht alter pays país paese страна 国家 来源 领域`,
};
const kindOfWord = new Map(
  entriesOf(words).flatMap(([kind, list]) => list.split(/\s+/).map((word) => [word, kind] as const)),
);

function entriesOf<K extends string, V>(of: Readonly<Record<K, V>>): [K, V][] {
  const keys: K[] = [];
  for (const name in of) keys.push(name);
  return keys.map((name) => [name, of[name]]);
}

/** What a column is by its values, else by its name; null where it may be a sentence or a label. */
export function bystanderKind(profile: ColumnProfile): BystanderKind | null {
  if (profile.kind === 'empty') return null;
  const byValues = kindOfValues(profile.values.map(({ value }) => value));
  if (byValues !== null) return byValues;
  if (isRating(profile)) return null;
  if (
    profile.kind === 'text' &&
    profile.distinct > 20 &&
    profile.values.every(({ value }) => !/\p{L}/u.test(value))
  )
    return 'wordless';
  const own = nameWords(profile.name);
  const found = own.flatMap((word, i) =>
    // "no" is a number at the end of a name, and a word before another: "no_match".
    word === 'no' && i < own.length - 1 ? [] : (kindOfWord.get(word.replace(/\d+$/, '') || word) ?? []),
  );
  if (found.includes('parse')) return 'parse';
  return looksLikeSentences(profile) ? null : (found[0] ?? null);
}

/** What one of several raters gave, such as "annotator_1": numbers of a small scale. */
const isRating = ({ name, range, distinct }: ColumnProfile) =>
  range !== null && distinct >= 3 && range.min >= -5 && range.max <= 100 && Boolean(raterOf(name)?.mark);

function kindOfValues(values: readonly string[]): BystanderKind | null {
  const all = (pattern: RegExp) => values.length > 0 && values.every((value) => pattern.test(value));
  if (all(/^[[{][^]*[\]}]$/) && values.some((value) => /[",:]/.test(value))) return 'nested';
  if (all(/^(https?:\/\/|www\.)\S+$/i)) return 'url';
  if (all(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)) return 'id';
  if (all(/^(?=.*\d)[0-9a-f]{16,128}$/i)) return 'hash';
  if (
    all(
      /^\d{4}[-/]\d{1,2}[-/]\d{1,2}([T ].*)?$|^\d{1,2}[./]\d{1,2}[./]\d{2,4}([ T,].*)?$|^\d{1,2}:\d{2}(:\d{2})?$/,
    )
  )
    return 'time';
  if (all(writtenDate)) return 'time';
  if (all(/^[$€£¥]\s?\d[\d.,]*$|^\d[\d.,]*\s?[$€£¥]$/)) return 'price';
  if (
    all(/^[^\s@]+@[^\s@]+\.[^\s@]+$|^\+?\(?\d[\d\s()/.-]{6,}$/) &&
    values.some((value) => /[@+\s()/-]/.test(value))
  )
    return 'contact';
  // A line of ids and numbers with a space between each, as of judgements and of a search engine's runs.
  if (values.length > 0 && values.every(isRowOfCodes)) return 'id';
  if (all(/^1[0-9]{9}([0-9]{3})?(\.\d+)?$/)) return 'time';
  // Codes are ids also where they repeat, such as those of queries.
  return all(/^(?=.*[a-z])(?=.*\d)[a-z\d]{0,12}[-_:.#/]?\d[\w.:/#-]{0,50}$/i) ? 'id' : null;
}

const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';

/** "Mon Apr 06 22:19:45 PDT 2009", "Jan 5, 2024", "5 January 2024 10:00". */
const writtenDate = new RegExp(
  String.raw`^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\s+)?(?:\d{1,2}[\s-]+${month}|${month}\s+\d{1,2}),?[\s-]+\d[\w\s:.+-]{0,30}$`,
  'i',
);

function isRowOfCodes(value: string): boolean {
  const parts = value.split(/\s+/);
  const codes = parts.filter((part) => /\d/.test(part)).length;
  return parts.length >= 3 && /\d/.test(parts[0] ?? '') && codes >= parts.length - 1 && !/[.!?]$/.test(value);
}

/** Whether most of the most frequent values have several words, or are as long as several. */
export function looksLikeSentences({ values, kind }: ColumnProfile): boolean {
  if (kind === 'number' || kind === 'empty') return false;
  const several = values.filter(
    ({ value }) => /\S\s+\S+\s+\S/.test(value) || /[\p{Script=Han}\p{Script=Hiragana}]{6}/u.test(value),
  );
  return 2 * several.length > values.length;
}
