/** Sentences that are made of several columns, such as a post's title and body, joined by a space. */

import type { ColumnProfile, DataChoices, JoinedSentence, Roles } from '../types';
import { isMissingMark } from '../words/missing';
import { columnsOf, roleNames } from './roleColumns';
import { nameKey, nameWords } from '../words/columnNames';

/** Two columns that can be one sentence. */
export interface JoinOffer {
  readonly sentence: JoinedSentence;
  /** Their indices, in the order in which they are joined. */
  readonly columns: readonly [number, number];
  /** Whether the first says little without the second, so that they are joined unless the person says no. */
  readonly guessed: boolean;
}

/** Which columns make a text, by the column that has its role. */
export type JoinedColumns = ReadonlyMap<number, readonly number[]>;

const words = (list: string) => new Set(list.split(/\s+/));

const titles = words(
  `title titel titre título titulo titolo tytuł заголовок название 标题 標題 题目 タイトル 件名 제목 headline heading subject
  betreff objet asunto assunto oggetto temat тема 主题`,
);
const bodies = words(
  `body content contents text description details abstract message article inhalt beschreibung nachricht corps contenu texte
  cuerpo contenido texto corpo conteúdo conteudo contenuto testo descrizione descripción descrição treść opis inhoud tekst
  beschrijving текст содержание описание тело 内容 正文 描述 本文 説明 본문 내용 설명`,
);

/** The pairs of columns that could be joined, under these roles. */
export function joinOffers(profiles: readonly ColumnProfile[], roles: Roles): JoinOffer[] {
  const taken = takenColumns(roles);
  return (['sentence1', 'sentence2'] as const).flatMap((sentence): JoinOffer[] => {
    const own = roles[sentence];
    const profile = profiles[own ?? -1];
    if (own === null || !profile) return [];
    for (const [other, { name, kind }] of profiles.entries()) {
      if (taken.includes(other) || kind === 'number' || kind === 'empty') continue;
      if (isTitleOf(profile.name, name)) return [{ sentence, columns: [own, other], guessed: false }];
      if (isTitleOf(name, profile.name)) return [{ sentence, columns: [other, own], guessed: false }];
      if (nameKey(profile.name) === 'instruction' && nameKey(name) === 'input') {
        return [{ sentence, columns: [own, other], guessed: true }];
      }
    }
    return [];
  });
}

/** All columns with a role. */
export const takenColumns = (roles: Roles): readonly number[] =>
  roleNames.flatMap((role) => columnsOf(roles, role));

/** Whether two names are alike but for a word for a title and one for a body: "title_1" and "body_1". */
export function isTitleOf(title: string, body: string): boolean {
  const [one, two] = [partsOf(title), partsOf(body)];
  const [i, j] = [one.findIndex((word) => titles.has(word)), two.findIndex((word) => bodies.has(word))];
  return i >= 0 && j >= 0 && one.toSpliced(i, 1).join(' ') === two.toSpliced(j, 1).join(' ');
}

const partsOf = (name: string) =>
  nameWords(name).flatMap((word) => word.split(/(\d+)/).filter((part) => part !== ''));

/** The columns that are joined: those that the person chose, else those that are guessed. */
export function joinedColumns(
  offers: readonly JoinOffer[],
  roles: Roles,
  { joined }: DataChoices,
): JoinedColumns {
  const chosen =
    joined ??
    Object.fromEntries(
      offers.filter(({ guessed }) => guessed).map(({ sentence, columns }) => [sentence, columns]),
    );
  const taken = takenColumns(roles);
  return new Map(
    (['sentence1', 'sentence2'] as const).flatMap((sentence) => {
      const [own, columns] = [roles[sentence], chosen[sentence]];
      const fits =
        own !== null &&
        columns !== undefined &&
        columns.length > 1 &&
        columns.includes(own) &&
        columns.every((column) => column === own || !taken.includes(column));
      return fits ? [[own, columns] as const] : [];
    }),
  );
}

/** The texts of a row's columns joined by a space, without those that are empty or only mark a missing text. */
export function joinCells(
  cells: readonly string[],
  columns: readonly number[],
  keptMarks: ReadonlySet<string>,
): string {
  if (columns.length === 1) return cells[columns[0] ?? -1]?.trim() ?? '';
  const texts = columns.map((column) => cells[column]?.trim() ?? '');
  const filled = texts.filter((text) => text !== '' && (keptMarks.has(text) || !isMissingMark(text)));
  // A row of marks alone is rejected by them.
  return filled.length > 0 ? filled.join(' ') : (texts.find((text) => text !== '') ?? '');
}
