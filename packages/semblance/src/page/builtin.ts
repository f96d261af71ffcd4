/**
 * The built-in model (a 3-layer student of all-MiniLM-L6-v2, 18 MB): `trainer.loadModel(builtinModel)`. Its files lie in the
 * package; bundlers that know `new URL(…, import.meta.url)` copy them, and other pages serve the package's folder
 * `models/builtin` and use `builtinModelAt`.
 */

import list from '../../../../public/models/builtin/files.json';
import type { ModelSource } from '../../../../src/protocol/calls';

const urls: Readonly<Record<string, URL>> = {
  '1_Pooling/config.json': new URL('../models/builtin/1_Pooling/config.json', import.meta.url),
  'config.json': new URL('../models/builtin/config.json', import.meta.url),
  'config_sentence_transformers.json': new URL(
    '../models/builtin/config_sentence_transformers.json',
    import.meta.url,
  ),
  'model.safetensors': new URL('../models/builtin/model.safetensors', import.meta.url),
  'modules.json': new URL('../models/builtin/modules.json', import.meta.url),
  'sentence_bert_config.json': new URL('../models/builtin/sentence_bert_config.json', import.meta.url),
  'special_tokens_map.json': new URL('../models/builtin/special_tokens_map.json', import.meta.url),
  'tokenizer.json': new URL('../models/builtin/tokenizer.json', import.meta.url),
  'tokenizer_config.json': new URL('../models/builtin/tokenizer_config.json', import.meta.url),
};

/** What a model is read from: neither its card nor its licence. */
const read = list.filter(({ path }) => path in urls);

const servedAt = (urlOf: (path: string) => string): ModelSource => ({
  kind: 'builtin',
  files: read.map(({ path, size }) => ({ path, size, url: urlOf(path) })),
});

/** The model beside this module, or where the bundler has put its files. */
export const builtinModel: ModelSource = servedAt((path) => String(urls[path]));

/** The model in a folder that the page serves. @param folder its absolute address, with "/" at its end */
export const builtinModelAt = (folder: string | URL): ModelSource =>
  servedAt((path) => new URL(path, folder).href);
