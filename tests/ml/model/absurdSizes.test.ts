/** Sizes that no model has are refused by the field's name before anything of that size is made. */

import { message } from '../../../src/messages/message';
import { bertConfig, distilbertConfig, tinyBert, tinyDistilbert } from '../tinyModel';
import { type BadModel, refuses } from './refuses';

const config = (changes: object) => tinyBert({ 'config.json': { ...bertConfig, ...changes } });
const tooLarge = (field: string, value: number, bound: number, path = 'config.json') =>
  message('model.json.fieldTooLarge', { path, field, value, bound, inclusive: true });

const fields: readonly (readonly [field: string, bound: number, changes?: object])[] = [
  ['num_hidden_layers', 256],
  ['num_attention_heads', 1024],
  ['hidden_size', 131_072],
  ['intermediate_size', 131_072],
  ['max_position_embeddings', 1_048_576],
  ['vocab_size', 8_388_608],
  ['type_vocab_size', 1024],
  ['embedding_size', 131_072, { model_type: 'albert' }],
  ['num_hidden_groups', 256, { model_type: 'albert' }],
];

const cases: BadModel[] = fields.flatMap(([field, bound, changes]) =>
  [bound + 1, 1e9, 1e300].map((value): BadModel => [
    `${field} of ${value}`,
    () => config({ ...changes, [field]: value }),
    tooLarge(field, value, bound),
  ]),
);

refuses('a config.json', [
  ...cases,
  [
    "DistilBERT's n_layers of a million",
    () => tinyDistilbert({ 'config.json': { ...distilbertConfig, n_layers: 1e6 } }),
    tooLarge('n_layers', 1e6, 256),
  ],
]);
