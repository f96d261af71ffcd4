/** Guesses which column feeds what: by its name first, failing that by its content. The person can change it. */

import { readClassesStepwise } from '../labels/classLabels';
import { readLabelsStepwise } from '../labels/labels';
import { atOnce, type Stepwise } from '../parse/bytes/turns';
import { isOpposite } from '../words/labelWords';
import type { ColumnProfile, Roles, Table } from '../types';
import { bystanderKind, looksLikeSentences } from './bystanders';
import { contraryTexts, namedPair } from './namedPairs';
import { labelOfRaters } from './raters';
import {
  isNamed,
  isNegativeName,
  isScoreOfSide,
  isUnnamed,
  lastKey,
  nameKey,
  nameWords,
  roleNames,
  type NamedRole,
} from '../words/columnNames';

/** Characters; a column named as the label but of longer texts is a sentence. */
const longestLabel = 20;

/** Such as "sentence2" or "text_b": a name that can mean nothing else, so that an empty column keeps it. */
const isNumbered = (key: string) => /[12ab一二]$/.test(key);

/**
 * The best guess at the roles of the table's columns; null where nothing fits. An empty column has a sentence's role
 * by its name, so that its rows are rejected with a reason: before any content if it is numbered, else for want of it.
 */
export const guessRoles = (table: Table, profiles: readonly ColumnProfile[]): Roles =>
  atOnce(guessRolesStepwise(table, profiles));

export function* guessRolesStepwise(table: Table, profiles: readonly ColumnProfile[]): Stepwise<Roles> {
  const [keys, lastKeys] = [table.columns.map(nameKey), table.columns.map(lastKey)];
  const taken = new Set<number>();
  const take = (column: number | null) => {
    if (column !== null) taken.add(column);
    return column;
  };
  const named = (role: NamedRole, fits: (profile: ColumnProfile) => boolean) => {
    for (const name of roleNames[role].split(/\s+/).map(nameKey)) {
      for (const names of [keys, lastKeys]) {
        const column = names.findIndex((other, i) => {
          const profile = profiles[i];
          return other === name && !taken.has(i) && profile !== undefined && fits(profile);
        });
        if (column >= 0) return column;
      }
    }
    return null;
  };
  const holdsText = (profile: ColumnProfile) => {
    const { kind } = profile;
    if (kind !== 'text' && kind !== 'category' && kind !== 'id') return false;
    // One word, or the member of an object, that is the same in every row: what a tool writes beside the texts.
    const [only] = profile.values;
    const constant = profile.distinct === 1 && profile.rows > 3;
    if (constant && (profile.name.includes('.') || !/\s/.test(only?.value ?? ''))) return false;
    const bystander = bystanderKind(profile);
    return bystander === null || bystander === 'metadata';
  };

  // Two or three words that repeat are what is asked for, such as "cause" and "effect", where there is anything else.
  const holdsPhrases = (profile: ColumnProfile) =>
    holdsText(profile) &&
    (profile.distinct > 3 || profile.rows < 12 || profile.values.some(({ value }) => /\s/.test(value)));

  const label = take(labelByName(profiles, named));
  const isFreeText = (i: number, profile: ColumnProfile) => !taken.has(i) && holdsText(profile);
  const texts = profiles.flatMap((profile, i) =>
    isFreeText(i, profile) && !isBystander(profile) ? [i] : [],
  );
  const pair = namedPair(profiles, isFreeText);
  const negatives = profiles.flatMap((profile, i) =>
    isFreeText(i, profile) && isNegativeName(profile.name) ? [i] : [],
  );
  // Beside two other texts and no label, "irrelevant" and "contradiction" are names of texts.
  if (label === null && negatives.length === 0 && texts.length > 2)
    negatives.push(
      ...contraryTexts(table.columns, texts)
        .filter((i) => !pair?.includes(i))
        .slice(0, texts.length - 2),
    );
  for (const column of negatives) take(column);
  const isEmpty = ({ kind, rows }: ColumnProfile) => kind === 'empty' && rows > 0;
  const isEmptyNumbered = (profile: ColumnProfile) => isEmpty(profile) && isNumbered(nameKey(profile.name));
  const byName = (role: 'sentence1' | 'sentence2') =>
    take(named(role, holdsPhrases) ?? named(role, holdsText) ?? named(role, isEmptyNumbered));
  const namedFirst = pair ? take(pair[0]) : byName('sentence1');
  const namedSecond = pair
    ? take(pair[1])
    : (byName('sentence2') ?? take(withWord(profiles, positiveWords, taken, holdsText)));

  const isFree = (i: number) => {
    const profile = profiles[i];
    return profile !== undefined && !taken.has(i) && holdsText(profile) && !isBystander(profile);
  };
  const free = sentenceColumns(profiles, isFree);
  const sentence1 = namedFirst ?? take(free.shift() ?? named('sentence1', isEmpty));
  const second = namedSecond ?? take(free.shift() ?? named('sentence2', isEmpty));
  // What a file without names has after two columns of sentences are negatives.
  const further = free.filter((i) => looksLikeOne(profiles[i]) && isUnnamed(profiles[i]?.name ?? ''));
  const ofTopic = label !== null && second !== null && (yield* isTopic(table, label));
  const found = (ofTopic ? null : label) ?? (yield* labelByContent(table, profiles, taken, second === null));
  const unnamed = negatives.length === 0 && found === null ? further : [];
  const roles = { negatives: [...negatives, ...unnamed], label: found };
  // A text is found by its title, not the title by its text.
  const titleLast =
    sentence1 !== null && second !== null && isTitle(profiles[second]) && isBody(profiles[sentence1]);
  return titleLast
    ? { sentence1: second, sentence2: sentence1, ...roles }
    : { sentence1, sentence2: second, ...roles };
}

const isTitle = (profile: ColumnProfile | undefined) =>
  profile !== undefined && lastKey(profile.name) === 'title';
const isBody = (profile: ColumnProfile | undefined) =>
  profile !== undefined && ['text', 'body', 'content', 'abstract'].includes(lastKey(profile.name));

/** Words in the name of a column of right answers. */
const positiveWords = [
  'pos',
  'positive',
  'correct',
  'right',
  'best',
  'richtige',
  'bonne',
  'correcta',
  'corretta',
  'correta',
];

const isBystander = (profile: ColumnProfile | undefined) =>
  profile !== undefined && bystanderKind(profile) !== null;

const looksLikeOne = (profile: ColumnProfile | undefined) =>
  profile !== undefined && looksLikeSentences(profile);

const holdsLabels = ({ kind, meanLength }: ColumnProfile) =>
  kind === 'number' || kind === 'category' || (kind === 'text' && meanLength < longestLabel);

/** The column of labels by its name: known, or with a word such as "score" in it, or one that says "distance". */
function labelByName(
  profiles: readonly ColumnProfile[],
  named: (role: NamedRole, fits: (profile: ColumnProfile) => boolean) => number | null,
): number | null {
  const fits = (profile: ColumnProfile) =>
    holdsLabels(profile) && !isOfSide(profile, profiles) && !noLabels.has(bystanderKind(profile) ?? '');
  const differs = (profile: ColumnProfile) => fits(profile) && profile.distinct > 1;
  // What is the same in every row is a label only where there is no other, and never what a search engine adds.
  const known =
    named('label', differs) ?? named('label', (profile) => fits(profile) && !/(^|\.)_/.test(profile.name));
  if (known !== null) return namesOf(profiles, known) ?? known;
  const rated = labelOfRaters(profiles);
  if (rated !== null) return rated;
  const repeats = (profile: ColumnProfile) =>
    (profile.kind === 'category' || profile.kind === 'number') &&
    profile.distinct > 1 &&
    !looksLikeSentences(profile);
  const byWord = profiles.flatMap((profile, i) =>
    differs(profile) &&
    !isBystander(profile) &&
    !looksLikeSentences(profile) &&
    (labelWords.test(nameWords(profile.name).join(' ')) || isOpposite(profile.name))
      ? [i]
      : [],
  );
  // What people said comes before what a model said.
  const ofPeople = byWord.find((i) => !nameWords(profiles[i]?.name ?? '').some((word) => machines.has(word)));
  return ofPeople ?? byWord[0] ?? named('choice', (profile) => repeats(profile) || isGraded(profile));
}

/** Whether a column has scores of the positives or negatives beside it. */
const isOfSide = ({ name }: ColumnProfile, profiles: readonly ColumnProfile[]) =>
  isScoreOfSide(name) && profiles.some((other) => isNegativeName(other.name));

/** What is no label whatever its name: a spreadsheet makes dates of 3/5. */
const noLabels = new Set(['time', 'url', 'hash', 'contact']);

const machines = new Set(
  'pred predicted prediction model system baseline bm25 tfidf auto automatic machine silver weak bleu rouge jaccard lexical'.split(
    ' ',
  ),
);

const labelWords =
  /\b(label|score|rating|similar|similarity|duplicate|duplicates|relevance|relevant|relatedness|paraphrase|match|cosine)\b/;

const isGraded = (profile: ColumnProfile) =>
  profile.kind === 'text' &&
  profile.distinct <= 12 &&
  profile.rows >= 2 * profile.distinct &&
  (!looksLikeSentences(profile) || profile.values.every(({ value }) => /\d/.test(value)));

/** The column that names the classes of column `label`, such as "label_text" beside "label", or null. */
function namesOf(profiles: readonly ColumnProfile[], label: number): number | null {
  const { name = '', distinct = 0 } = profiles[label] ?? {};
  const column = profiles.findIndex(
    (other) =>
      ['text', 'name', 'str', 'names'].some((end) => nameKey(other.name) === nameKey(name) + end) &&
      other.distinct === distinct &&
      (other.kind === 'category' || other.kind === 'text'),
  );
  return column < 0 ? null : column;
}

/** The first free column with one of the words in its name. */
function withWord(
  profiles: readonly ColumnProfile[],
  words: readonly string[],
  taken: ReadonlySet<number>,
  fits: (profile: ColumnProfile) => boolean,
): number | null {
  const column = profiles.findIndex(
    (profile, i) =>
      !taken.has(i) && fits(profile) && nameWords(profile.name).some((word) => words.includes(word)),
  );
  return column < 0 ? null : column;
}

/** The name of a column that is named as the label and is empty, or null. */
export function emptyLabelColumn(table: Table): string | null {
  const isEmpty = (column: number) => table.rows.every((row) => !row[column]?.trim());
  return table.columns.find((name, i) => isNamed('label', name) && isEmpty(i)) ?? null;
}

/** Free columns of sentences, in the order of the file; short repeated texts only where there is nothing longer. */
function sentenceColumns(profiles: readonly ColumnProfile[], isFree: (column: number) => boolean): number[] {
  const columns = (kind: ColumnProfile['kind']) =>
    profiles.flatMap((profile, i) => (profile.kind === kind && isFree(i) ? [i] : []));
  const texts = columns('text');
  if (texts.length >= 2) return texts;
  const spaced = columns('category').filter((i) => {
    const { name = '', values = [] } = profiles[i] ?? {};
    return !namesClasses(name) && values.some(({ value }) => /\S\s\S/.test(value));
  });
  return [...texts, ...spaced].sort((a, b) => a - b);
}

/** Whether a column of few short texts names classes, such as "intent_name", so that it is no second sentence. */
const namesClasses = (name: string) =>
  nameWords(name).some((word) =>
    /^(intent|intents|category|class|classes|topic|sentiment|emotion|genre|tag|label|kategorie|categoría|catégorie|categoria|категория|类别|分类)$/.test(
      word,
    ),
  );

/** Whether a column of classes says what a pair is about, and not how its sentences relate. */
function* isTopic(table: Table, column: number): Stepwise<boolean> {
  const name = table.columns[column] ?? '';
  if (isNamed('label', name) || nameWords(name).includes('label') || !namesClasses(name)) return false;
  const { scheme, certain } = yield* readLabelsStepwise(table, column);
  return scheme.kind === 'class' && !certain;
}

/** Words in names of what is said of one text, or of which of two answers is better, and not of how a pair is related. */
const ofOneText = new Set(
  'priority severity urgency status difficulty winner preferred preference'.split(' '),
);

/** Whether a name is that of a text, such as "title": two of them are no labels. */
const namesTexts = (name: string) => isNamed('sentence1', name) || isNamed('sentence2', name);

const languages = new Set(
  'ar bg ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv nl no pl pt ro ru sk sl sv th tr uk vi zh'.split(
    ' ',
  ),
);
const namesLanguages = ({ values }: ColumnProfile) =>
  values.every(({ value }) => languages.has(value.toLowerCase().replace(/[-_].*/, '')));

/**
 * The last free column whose values can only be labels; classes where there are no scores. Where the file has no names,
 * one that looks like labels but can't be used is taken too, so that the reason is shown instead of training on
 * unlabelled pairs.
 */
function* labelByContent(
  table: Table,
  profiles: readonly ColumnProfile[],
  taken: ReadonlySet<number>,
  single: boolean,
): Stepwise<number | null> {
  let classes: number | null = null;
  let asked: number | null = null;
  let fallback: number | null = null;
  for (const [i, profile] of [...profiles.entries()].reverse()) {
    if (taken.has(i) || isBystander(profile) || isOfSide(profile, profiles)) continue;
    const { kind, range, distinct } = profile;
    if (kind !== 'number' && kind !== 'category') continue;
    if (!single && nameWords(profile.name).some((word) => ofOneText.has(word))) continue;
    if (!single && range && (range.min < -1 || range.max > 100)) continue;
    const { scheme, certain } = single
      ? yield* readClassesStepwise(table, i)
      : yield* readLabelsStepwise(table, i);
    // One value in every row is no label, unless the file has no names.
    if (scheme.kind === 'positive' && !isUnnamed(profile.name)) continue;
    if (scheme.kind === 'class' && !single) classes ??= certain || isUnnamed(profile.name) ? i : null;
    else if (scheme.kind !== 'unusable' && certain) return i;
    // Two words that say nothing are asked about.
    else if (scheme.kind === 'binary' && !namesLanguages(profile) && !namesTexts(profile.name)) asked ??= i;
    if (isUnnamed(profile.name) && distinct >= 2 && distinct <= 20) fallback ??= i;
  }
  return asked ?? classes ?? fallback;
}
