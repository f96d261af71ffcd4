/** What a person can say about the data on the command line: its flags, and the choices that they make. */

import type { ParseArgsConfig } from 'node:util';
import { joinOffers } from '../../core/data/dataset/joined';
import { assignedRoles, choicesOfNamed, type NamedRoles } from '../../core/data/dataset/namedRoles';
import { profileColumns } from '../../core/data/dataset/profile';
import { isAmong } from '../../core/data/labels/chosenLabels';
import type { DataChoices, Mapping, ScoreScale, Table } from '../../core/data/types';
import { DataError } from '../../core/errors';
import { message } from '../../messages/message';

export interface MappingOptions {
  readonly roles: NamedRoles;
  readonly choices: DataChoices;
  /** Whether columns that can be one sentence are joined; null: as it is guessed. */
  readonly joinColumns: boolean | null;
}

interface ChoiceFlag {
  readonly flag: string;
  readonly takes: 'text' | 'switch';
  /** The choice that a value makes; null where it is not possible. */
  choose(value: string | boolean, so: DataChoices): DataChoices | null;
}

const flags: readonly ChoiceFlag[] = [
  {
    flag: 'label-similar',
    takes: 'text',
    choose: (value, so) =>
      typeof value === 'string' && value.trim() !== ''
        ? { ...so, similar: [...(so.similar ?? []), ...value.split(',').map((word) => word.trim())] }
        : null,
  },
  {
    flag: 'label-reversed',
    takes: 'switch',
    choose: (value, so) => ({ ...so, reversed: value === true }),
  },
  {
    flag: 'label-scale',
    takes: 'text',
    choose(value, so) {
      const scale = typeof value === 'string' ? scaleIn(value) : null;
      return scale && { ...so, scale };
    },
  },
  {
    flag: 'keep-mark',
    takes: 'text',
    choose: (value, so) =>
      typeof value === 'string' ? { ...so, keptMarks: [...(so.keptMarks ?? []), value] } : null,
  },
  {
    flag: 'keep-label',
    takes: 'text',
    choose: (value, so) =>
      typeof value === 'string' ? { ...so, keptLabels: [...(so.keptLabels ?? []), value] } : null,
  },
  {
    flag: 'average-raters',
    takes: 'switch',
    choose: (value, so) => ({ ...so, averaged: value === true }),
  },
  {
    flag: 'file-split',
    takes: 'switch',
    choose: (value, so) => ({ ...so, useSplit: value === true }),
  },
];

function scaleIn(text: string): ScoreScale | 'asIs' | null {
  if (text === 'keep') return 'asIs';
  const [, min, max] = /^\s*(-?[\d.]+)\s*(?:,|\.\.+|…)\s*(-?[\d.]+)\s*$/.exec(text) ?? [];
  const scale = { min: Number(min), max: Number(max) };
  return scale.min < scale.max ? scale : null;
}

/** For `parseArgs`; each may be given several times. */
export const choiceFlags: NonNullable<ParseArgsConfig['options']> = Object.fromEntries(
  flags.map(({ flag, takes }) => [flag, { type: takes === 'text' ? 'string' : 'boolean', multiple: true }]),
);

/** @param refuse throws for a value that is not possible */
export function givenChoices(
  values: Readonly<Record<string, unknown>>,
  refuse: (flag: string) => never,
): DataChoices {
  let choices: DataChoices = {};
  for (const { flag, choose } of flags) {
    const given: unknown = values[flag];
    for (const value of Array.isArray(given) ? given : []) {
      if (typeof value === 'string' || typeof value === 'boolean') {
        choices = choose(value, choices) ?? refuse(flag);
      }
    }
  }
  return choices;
}

/** @throws DataError for a word that is no label of the column */
function checkSimilar({ similar = [] }: DataChoices, table: Table, label: number | null): void {
  const cells = new Set(table.rows.map((row) => row[label ?? -1]?.trim() ?? ''));
  const missing = similar.find((word) => !isAmong(word, cells));
  if (missing === undefined) return;
  const labels = [...cells].filter((cell) => cell !== '').slice(0, 6);
  throw new DataError(
    message('cli.label.missing', { word: missing }),
    labels.length === 0 ? message('cli.label.missing.none') : message('cli.label.missing.next', { labels }),
  );
}

/** The mapping of a file with the roles and the choices of the command line. @throws DataError where they do not fit */
export function mappingBy(
  { roles: named, choices: given, joinColumns }: MappingOptions,
  guessed: Mapping,
  table: Table,
): Mapping {
  const roles = assignedRoles(guessed.roles, table, named);
  checkSimilar(given, table, roles.label);
  const choices = { ...choicesOfNamed(named), ...given };
  if (joinColumns === null) return { roles, choices };
  const offers = joinColumns ? joinOffers(profileColumns(table), roles) : [];
  const joined = Object.fromEntries(offers.map(({ sentence, columns }) => [sentence, columns]));
  return { roles, choices: { ...choices, joined } };
}
