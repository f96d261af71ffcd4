/** Why each column has its role, and why each other column has none. */

import { message, type Message } from '../../../messages/message';
import { isOpposite } from '../words/labelWords';
import { shorten } from '../shorten';
import type { ColumnProfile, Roles, Table } from '../types';
import { bystanderKind, looksLikeSentences } from './bystanders';
import { isTitleOf } from './joined';
import { profileColumns } from './profile';
import { columnsOf, roleNames, type RoleName } from './roleColumns';
import { raterOf } from '../words/raters';
import { isNamed, isNegativeName, isScoreOfSide, nameKey, nameWords } from '../words/columnNames';

export interface UnusedColumn {
  /** Its index in the table. */
  readonly column: number;
  readonly name: string;
  readonly reason: Message;
  /** The role that it could have, for one click. */
  readonly use: RoleName;
}

/** Why a role was given to its column. */
export type Evidence = Readonly<Partial<Record<RoleName, Message>>>;

/** The evidence of each role that has a column: its name, else its content. */
export function evidenceOf(table: Table, roles: Roles): Evidence {
  const profiles = profileColumns(table);
  const found: Partial<Record<RoleName, Message>> = {};
  for (const role of roleNames) {
    const [column = -1, ...others] = columnsOf(roles, role);
    const profile = profiles[column];
    if (profile)
      found[role] = others.length > 0 ? evidenceOfSeveral(profiles, roles) : evidence(role, profile);
  }
  return found;
}

/** Of several columns of negatives. */
function evidenceOfSeveral(profiles: readonly ColumnProfile[], { negatives }: Roles): Message {
  const names = negatives.map((column) => profiles[column]?.name ?? '');
  return message('roles.evidence.negatives', {
    columns: names.length,
    named: names.filter(isNegativeName).length,
  });
}

function evidence(role: RoleName, { name, distinct, meanLength, range }: ColumnProfile): Message {
  const known =
    isNamed(role, name) ||
    (role === 'negative' && isNegativeName(name)) ||
    (role === 'label' && (isNamed('choice', name) || isOpposite(name)));
  const column = shorten(name, 40);
  if (known)
    return message(role === 'label' ? 'roles.evidence.labelName' : 'roles.evidence.sentenceName', { column });
  if (role !== 'label')
    return message('roles.evidence.texts', { texts: distinct, length: Math.round(meanLength) });
  return range
    ? message('roles.evidence.numbers', { values: distinct, ...range })
    : message('roles.evidence.values', { values: distinct });
}

/** Every column without a role, in the order of the file, each with the reason. */
export function unusedColumns(table: Table, roles: Roles): UnusedColumn[] {
  const profiles = profileColumns(table);
  const used = new Set(roleNames.flatMap((role) => columnsOf(roles, role)));
  return profiles.flatMap((profile, column) => {
    if (used.has(column)) return [];
    const { name, kind } = profile;
    const holdsLabels = kind === 'number' || (kind === 'category' && !looksLikeSentences(profile));
    const free = roles.sentence1 === null ? 'sentence1' : roles.sentence2 === null ? 'sentence2' : 'negative';
    const use = holdsLabels ? 'label' : isFurtherPositive(profile) ? 'sentence2' : free;
    return [{ column, name, reason: reasonFor(profile, profiles, roles), use }];
  });
}

function reasonFor(profile: ColumnProfile, profiles: readonly ColumnProfile[], roles: Roles): Message {
  const { name, kind, values, distinct } = profile;
  if (kind === 'empty') return message('roles.unused.empty');
  const label = profiles[roles.label ?? -1]?.name;
  if (label !== undefined && nameKey(label).startsWith(nameKey(name)) && kind !== 'text') {
    return message('roles.unused.namedBy', { column: label });
  }
  const rater = kind === 'number' || kind === 'category' ? raterOf(name) : null;
  if (
    label !== undefined &&
    rater &&
    rater.mark !== '' &&
    (rater.person || raterOf(label)?.stem === rater.stem)
  ) {
    return message('roles.unused.rater', { column: label });
  }
  const bystander = bystanderKind(profile);
  if (bystander !== null) return message('roles.unused.bystander', { kind: bystander });
  if (kind === 'id') return message('roles.unused.bystander', { kind: 'id' });
  if (isFurtherPositive(profile)) return message('roles.unused.positive');
  const [only] = values;
  if (distinct === 1 && only) return message('roles.unused.constant', { value: shorten(only.value, 40) });
  if (isNegativeName(name)) return message('roles.unused.negative');
  if (isScoreOfSide(name)) return message('roles.unused.sideScore');
  if (nameKey(name) === 'input' && isInstruction(profiles[roles.sentence1 ?? -1])) {
    return message('roles.unused.input');
  }
  const titles = [roles.sentence1, roles.sentence2].flatMap((column) => profiles[column ?? -1]?.name ?? []);
  const title = titles.find((other) => isTitleOf(other, name)) ?? titles[0] ?? '';
  const isBody = /body|content|description|text/i.test(name) && /title/i.test(title);
  if (isBody) return message('roles.unused.body', { column: title });
  if (kind === 'number' || (kind === 'category' && !looksLikeSentences(profile))) {
    return label === undefined
      ? message('roles.unused.noLabel')
      : message('roles.unused.otherLabel', { column: label });
  }
  return message('roles.unused.text');
}

/** Such as "positive_2": no negative, and one row has one positive. */
const isFurtherPositive = ({ name, kind }: ColumnProfile) =>
  kind === 'text' && !isScoreOfSide(name) && nameWords(name).some((word) => /^pos(itive)?s?\d*$/.test(word));

const isInstruction = (profile: ColumnProfile | undefined) =>
  profile !== undefined && nameKey(profile.name) === 'instruction';

/** Whether a table has ids where its sentences should be: two columns of them, or one alone, and no column of texts. */
export function hasOnlyIds(table: Table): boolean {
  const profiles = profileColumns(table);
  const ids = profiles.filter((profile) => profile.kind === 'id' || bystanderKind(profile) === 'id');
  const texts = profiles.filter((profile) => looksLikeSentences(profile) && bystanderKind(profile) !== 'id');
  return (ids.length >= 2 || (ids.length === 1 && profiles.length === 1)) && texts.length === 0;
}
