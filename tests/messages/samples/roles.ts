import { message } from '../../../src/messages/message';
import type { Samples } from './types';

const column = 'label';
const kinds = [
  'id',
  'time',
  'price',
  'url',
  'hash',
  'confidence',
  'annotator',
  'split',
  'language',
  'count',
  'parse',
  'metadata',
] as const;

export const roleSamples = {
  'roles.evidence.sentenceName': [{ column: 'question1' }],
  'roles.evidence.labelName': [{ column }],
  'roles.evidence.texts': [
    { texts: 1, length: 1 },
    { texts: 1200, length: 64 },
  ],
  'roles.evidence.numbers': [
    { values: 1, min: 1, max: 1 },
    { values: 11, min: 0, max: 5 },
  ],
  'roles.evidence.values': [{ values: 1 }, { values: 2 }],
  'roles.evidence.negatives': [
    { columns: 5, named: 5 },
    { columns: 2, named: 0 },
    { columns: 3, named: 1 },
    { columns: 3, named: 2 },
  ],
  'roles.evidence.raters': [{ raters: 2 }, { raters: 3 }],
  'roles.unused.rater': [{ column: 'rater_1' }],
  'roles.unused.namedBy': [{ column: 'label_text' }],
  'roles.unused.bystander': kinds.map((kind) => ({ kind })),
  'roles.unused.constant': [{ value: 'train' }],
  'roles.unused.body': [{ column: 'title1' }],
  'roles.unused.otherLabel': [{ column }],
  'roles.taken.several': [
    {
      role: 'negative',
      columns: ['neg.1', 'neg.2'],
      evidence: message('roles.evidence.negatives', { columns: 2, named: 2 }),
    },
  ],
  'roles.taken': [
    {
      role: 'sentence1',
      column: 'question',
      evidence: { code: 'roles.evidence.sentenceName', params: { column: 'question' } },
    },
  ],
  'roles.column.missing': [{ name: 'Frage' }],
  'roles.column.missing.next': [{ columns: ['text'] }, { columns: ['a', 'b', 'label'] }],
  'roles.unused': [
    { column: 'lead_time', reason: { code: 'roles.unused.bystander', params: { kind: 'time' } } },
  ],
  'roles.meaning.binary': [{ one: 'ja', zero: 'nein' }],
  'roles.meaning.score': [
    { min: 0, max: 5, reversed: false },
    { min: 0, max: 1, reversed: true },
  ],
} satisfies Samples<'roles'>;
