/** A model's id, revision and endpoint, checked, and the addresses that follow from them. */

import { ModelError, NetworkError } from '../../core/errors';
import { join } from '../model/files/files';

export interface HubModel {
  /** "owner/name". */
  readonly id: string;
  /** A branch, a tag or a commit. */
  readonly revision: string;
  /** Such as "https://huggingface.co". */
  readonly endpoint: string;
}

export interface HubAddresses {
  /** The list of files at the revision. */
  readonly list: string;
  /** A file at a commit. */
  file(commit: string, path: string): string;
}

// As huggingface_hub's validate_repo_id: letters, digits, "-", "_", "."; neither "--" nor ".."; no "-" or "." at an end.
const part = '[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9_])?';
const idPattern = new RegExp(`^${part}/${part}$`);
const localhost = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Throws a ModelError for an id, revision or endpoint that cannot be one, before anything is asked of a server. */
export function hubAddresses({ id, revision, endpoint }: HubModel): HubAddresses {
  if (!idPattern.test(id) || /--|\.\./.test(id) || id.length > 96) {
    throw new ModelError(
      `"${id}" is no model id: an id is an owner and a name, "owner/name".`,
      'Copy it from the top of the model\'s page, such as "sentence-transformers/all-MiniLM-L6-v2".',
    );
  }
  if (!/^[\w./-]{1,200}$/.test(revision) || revision.includes('..')) {
    throw new ModelError(
      `"${revision}" is no revision.`,
      'Give a branch, a tag or a commit; "main" is the newest version.',
    );
  }
  const base = baseOf(endpoint);
  return {
    list: `${base}/api/models/${id}/revision/${encodeURIComponent(revision)}?blobs=true`,
    file: (commit, path) =>
      `${base}/${id}/resolve/${commit}/${path.split('/').map(encodeURIComponent).join('/')}`,
  };
}

function baseOf(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && localhost.test(url.hostname));
  if (!url || !safe || url.username || url.password || url.search || url.hash) {
    throw new ModelError(
      `"${endpoint}" is no endpoint: it must be an address that starts with https:// (http:// only on localhost), without sign-in data.`,
      'Use "https://huggingface.co", or the address of a mirror.',
    );
  }
  return url.href.replace(/\/+$/, '');
}

/** What the statuses mean that are about this model and not about the connection. */
export function hubRefusal({ id, revision, endpoint }: HubModel): (status: number) => NetworkError | null {
  const { host } = new URL(endpoint);
  return (status) => {
    if (status === 401 || status === 403) {
      return new NetworkError(
        `${host} does not give out "${id}" (status ${status}): the model is private or gated, or there is none of this id.`,
        'Check the id; a gated model can be downloaded with an account in Python and then chosen as "Local folder".',
      );
    }
    if (status === 404) {
      return new NetworkError(
        `${host} has no model "${id}" with the revision "${revision}".`,
        "Check the id and the revision on the model's page.",
      );
    }
    return null;
  };
}

const small = [
  'config.json',
  'modules.json',
  'config_sentence_transformers.json',
  'sentence_bert_config.json',
  'sentence_distilbert_config.json',
  'sentence_roberta_config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'special_tokens_map.json',
  'added_tokens.json',
  'vocab.txt',
  'vocab.json',
  'merges.txt',
  'model.safetensors.index.json',
];
/** Where the encoder's files may lie; the second is how sentence-transformers 1 wrote a folder. */
const folders = ['', '0_Transformer'];
const dense = /^\d+_Dense\/model\.safetensors$/;
const shard = /^(0_Transformer\/)?model-\d+-of-\d+\.safetensors$/;

/** Of a repository's files those that a model is read from: the small ones first, then the weights. */
export function neededFiles(paths: readonly string[]): { small: string[]; weights: string[] } {
  const listed = new Set(folders.flatMap((folder) => small.map((name) => join(folder, name))));
  const wholes = folders
    .map((folder) => join(folder, 'model.safetensors'))
    .filter((path) => paths.includes(path));
  const encoder = wholes.length > 0 ? wholes : paths.filter((path) => shard.test(path));
  return {
    small: paths.filter((path) => listed.has(path) || /^\d+_\w+\/config\.json$/.test(path)),
    weights: [...encoder, ...paths.filter((path) => dense.test(path))],
  };
}
