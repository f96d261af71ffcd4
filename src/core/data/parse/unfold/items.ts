/** Lists whose items are more than texts: passages with ids and scores, the turns of a chat, sets of equal sentences. */

import { message, type Message } from '../../../../messages/message';
import type { ListColumn } from './lists';
import { isNamed } from '../../words/columnNames';
import { isChosen, isGroup, isNegative, isPositive } from './names';

export interface Simplified {
  readonly list: ListColumn;
  readonly note: Message;
}

type Item = Readonly<Record<string, unknown>>;

const isItem = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The items of all lists, at most a thousand. */
const sampleItems = ({ lists }: ListColumn): unknown[] => lists.flatMap((list) => list ?? []).slice(0, 1000);

const holds = (items: readonly unknown[], share: number, fits: (item: unknown) => boolean): boolean =>
  items.length > 0 && items.filter(fits).length >= share * items.length;

/** Members that hold the text of a passage. */
const textMembers = [
  'text',
  'content',
  'contents',
  'passage',
  'sentence',
  'value',
  'body',
  'document',
  'answer',
];

/** Passages with ids, titles or scores as their texts alone; null where the items are something else. */
export function textsOfItems(list: ListColumn): Simplified | null {
  if (!isPositive(list.name) && !isNegative(list.name)) return null;
  const items = sampleItems(list);
  const member = textMembers.find((name) =>
    holds(items, 0.9, (item) => isItem(item) && typeof item[name] === 'string'),
  );
  if (member === undefined) return null;
  const others = new Set(items.flatMap((item) => (isItem(item) ? Object.keys(item) : [])));
  others.delete(member);
  return {
    list: mapped(list, (item) => (isItem(item) ? (item[member] ?? '') : item)),
    note: message('data.note.list.texts', { column: list.name, member, others: [...others] }),
  };
}

const mapped = (list: ListColumn, change: (item: unknown) => unknown): ListColumn => ({
  ...list,
  lists: list.lists.map((items) => items?.map(change) ?? null),
});

const speakers = ['role', 'from', 'speaker', 'author'];
const words = ['content', 'value', 'text', 'message'];
const asking = /^(user|human|prompter|customer|question)$/i;
const answering = /^(assistant|gpt|bot|model|chatgpt|ai|agent|answer)$/i;

export interface Chat {
  readonly name: string;
  /** The names of its columns, and their cells by row. */
  readonly names: readonly string[];
  readonly cells: (row: number) => readonly string[];
  readonly note: Message;
}

/**
 * A chat as what was asked and what was answered: the first question with the first answer, and of an answer that was
 * chosen or rejected the last one. Null where the lists are no chats.
 */
export function chatOf({ name, lists }: ListColumn, others: readonly string[]): Chat | null {
  const items = sampleItems({ name, lists });
  const turn = (item: unknown): { readonly who: string; readonly text: string } | null => {
    if (!isItem(item)) return null;
    const [who, text] = [speakers, words].map((keys) =>
      keys.map((key) => item[key]).find((value) => typeof value === 'string'),
    );
    return typeof who === 'string' && typeof text === 'string' ? { who, text } : null;
  };
  if (!holds(items, 0.9, (item) => turn(item) !== null)) return null;
  if (!items.some((item) => asking.test(turn(item)?.who ?? ''))) return null;
  const preferred = isChosen(name);
  const answers = items.some((item) => answering.test(turn(item)?.who ?? ''));
  // A rejected answer is one to the same question.
  const asksAgain = preferred === 'rejected' && others.length > 0;
  const rows = lists.map((list) => {
    const turns = (list ?? []).map(turn).filter((one) => one !== null);
    const asked = turns.findIndex(({ who }) => asking.test(who));
    const answered =
      preferred === null
        ? turns.find(({ who }, i) => i > asked && answering.test(who))
        : turns.findLast(({ who }) => answering.test(who));
    return {
      asked: turns[asked]?.text ?? '',
      answered: answered?.text ?? '',
      left: turns.length - (asked < 0 ? 0 : 1) - (answered ? 1 : 0),
    };
  });
  const names = [
    ...(asksAgain ? [] : [answers ? `${name}.user` : name]),
    ...(answers ? [preferred === null ? `${name}.assistant` : name] : []),
  ];
  return {
    name,
    names,
    cells: (row) => {
      const { asked = '', answered = '' } = rows[row] ?? {};
      return [...(asksAgain ? [] : [asked]), ...(answers ? [answered] : [])];
    },
    note: message('data.note.chat', {
      column: name,
      names,
      chats: lists.filter((list) => list !== null).length,
      left: rows.reduce((sum, { left }) => sum + left, 0),
    }),
  };
}

/** Texts of a set that are alike become rows of two: the first with each other one. */
export function pairsOfSets(list: ListColumn): Simplified | null {
  const { name, lists } = list;
  const longest = lists.reduce((most, items) => Math.max(most, items?.length ?? 0), 0);
  if (!isGroup(name) || longest <= 3) return null;
  if (!holds(sampleItems(list), 1, (item) => typeof item === 'string')) return null;
  const pairs = lists.map((items) =>
    items === null ? null : items.slice(1).map((other) => [items[0], other]),
  );
  const count = pairs.reduce((sum, items) => sum + (items?.length ?? 0), 0);
  return {
    list: { name, lists: pairs },
    note: message('data.note.list.sets', { column: name, sets: lists.length, pairs: count }),
  };
}

/** Labels as lists of 0 with one 1, as the number of its place; null where the lists are none. */
export function placesOfOne(list: ListColumn): Simplified | null {
  const widths = new Set(list.lists.flatMap((items) => (items === null ? [] : [items.length])));
  const [width = 0] = widths;
  const isOne = (items: readonly unknown[] | null) =>
    items === null ||
    (items.every((item) => item === 0 || item === 1) && items.filter((item) => item === 1).length === 1);
  if (widths.size !== 1 || width < 2 || !list.lists.every(isOne)) return null;
  return {
    list: { ...list, lists: list.lists.map((items) => items && [items.indexOf(1)]) },
    note: message('data.note.list.oneHot', { column: list.name, classes: width }),
  };
}

/** Whether every item is an object. */
export const areItems = (list: ListColumn): boolean => holds(sampleItems(list), 0.9, isItem);

const labelMember =
  /^(is_?)?(label|score|relevance|relevant|relevancy|rel|grade|rating|selected|correct|positive|match|gold)$/i;

/** Whether the items are texts with a label each, such as the passages of a question: each is a row with what is around the list. */
export const areLabelledTexts = (list: ListColumn): boolean =>
  holds(
    sampleItems(list),
    0.9,
    (item) =>
      isItem(item) &&
      textMembers.some((name) => typeof item[name] === 'string') &&
      Object.entries(item).some(([name, value]) => labelMember.test(name) && !isNested(value)),
  );

const isNested = (value: unknown) => typeof value === 'object' && value !== null;

/** Whether a list has one label for each item of another, by its name. */
const holdsLabels = (list: ListColumn): boolean =>
  (labelMember.test(list.name.replace(/s$/i, '')) || isNamed('label', list.name)) &&
  holds(sampleItems(list), 1, (item) => typeof item === 'number' || typeof item === 'boolean');

/** Characters of an item, on average, from which it is a sentence and not a word or a tag. */
const sentenceLength = 12;

/**
 * The columns of lists that belong together item by item, such as "sentences" and "labels": in every row of one length,
 * which is over three or differs, or one of them says which item is meant or has their labels; and one of them has
 * sentences. Empty where there are none.
 */
export function parallelLists(lists: ReadonlyMap<number, ListColumn>): readonly number[] {
  const plain = [...lists].filter(
    ([, { name }]) => !isPositive(name) && !isNegative(name) && !isChosenList(name),
  );
  for (const [, first] of plain) {
    const lengths = first.lists.map((items) => items?.length ?? 0);
    const together = plain.filter(([, { lists: other }]) =>
      other.every((items, row) => (items?.length ?? 0) === lengths[row]),
    );
    const few = lengths.every((length) => length <= 3);
    if (few && !together.some(([, list]) => placesOfOne(list) !== null || holdsLabels(list))) continue;
    if (together.length > 1 && together.some(([, list]) => hasSentences(list))) {
      return together.map(([column]) => column);
    }
  }
  return [];
}

function hasSentences(list: ListColumn): boolean {
  const texts = sampleItems(list).filter((item) => typeof item === 'string');
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  return texts.length > 0 && characters >= sentenceLength * texts.length;
}

const isChosenList = (name: string) => isChosen(name) !== null;
