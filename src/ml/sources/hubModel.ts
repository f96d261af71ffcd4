/** A model's id, revision and endpoint, checked, and the addresses that follow from them. */

import { ModelError, NetworkError } from '../../core/errors';
import type { Precision } from '../../core/run/precisions';
import { message } from '../../messages/message';
import { onnxFileOf } from '../model/files/onnxFile';

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

/** Throws a ModelError for an invalid id, revision or endpoint, before any request. */
export function hubAddresses({ id, revision, endpoint }: HubModel): HubAddresses {
  if (!idPattern.test(id) || /--|\.\./.test(id) || id.length > 96) {
    throw new ModelError(message('network.hub.id', { id }), message('network.next.id'));
  }
  if (!/^[\w./-]{1,200}$/.test(revision) || revision.includes('..')) {
    throw new ModelError(message('network.hub.revision', { revision }), message('network.next.revision'));
  }
  const base = endpointOf(endpoint);
  return {
    list: `${base}/api/models/${id}/revision/${encodeURIComponent(revision)}?blobs=true`,
    file: (commit, path) =>
      `${base}/${id}/resolve/${commit}/${path.split('/').map(encodeURIComponent).join('/')}`,
  };
}

/** An endpoint without the slash at its end. @throws ModelError where it is no safe address */
export function endpointOf(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && localhost.test(url.hostname));
  if (!url || !safe || url.username || url.password || url.search || url.hash) {
    throw new ModelError(message('network.hub.endpoint', { endpoint }), message('network.next.endpoint'));
  }
  return url.href.replace(/\/+$/, '');
}

/** The errors for statuses that concern this model and not the connection. */
export function hubRefusal({ id, revision, endpoint }: HubModel): (status: number) => NetworkError | null {
  const { host } = new URL(endpoint);
  return (status) => {
    if (status === 401 || status === 403) {
      return new NetworkError(
        message('network.hub.refused', { host, id, status }),
        message('network.next.gated'),
      );
    }
    if (status === 404) {
      return new NetworkError(
        message('network.hub.notFound', { host, id, revision }),
        message('network.next.idAndRevision'),
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
  'sentence_albert_config.json',
  'sentence_xlm-roberta_config.json',
  'adapter_config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'special_tokens_map.json',
  'added_tokens.json',
  'vocab.txt',
  'vocab.json',
  'merges.txt',
  'model.safetensors.index.json',
];
/** A file beside config.json: at the top, or in the folder of the first module, such as 0_Transformer or 0_BERT. */
const besideConfig = /^(?:0_\w+\/)?([^/]+)$/;
const nameBeside = (path: string) => besideConfig.exec(path)?.[1] ?? '';
const dense = /^\d+_Dense\/model\.safetensors$/;
const shard = /^(0_\w+\/)?model-\d+-of-\d+\.safetensors$/;

/**
 * The files of a repository that a model is read from: the small ones, and the weights.
 * @param onnx the precision of the ONNX file to take for the weights. @throws ModelError where there is none of it
 */
export function neededFiles(
  paths: readonly string[],
  onnx: Precision | null = null,
): { small: string[]; weights: string[] } {
  const wholes = paths.filter((path) => nameBeside(path) === 'model.safetensors');
  const encoder = wholes.length > 0 ? wholes : paths.filter((path) => shard.test(path));
  const needed = paths.filter(
    (path) => small.includes(nameBeside(path)) || /^\d+_\w+\/config\.json$/.test(path),
  );
  if (onnx) {
    const { path, data } = onnxFileOf(paths, onnx);
    return { small: needed, weights: [path, ...data] };
  }
  return { small: needed, weights: [...encoder, ...paths.filter((path) => dense.test(path))] };
}

/** The config.json files among them, the model's own first. */
export const configPaths = (paths: readonly string[]): readonly string[] =>
  paths
    .filter((path) => nameBeside(path) === 'config.json' || path.endsWith('/config.json'))
    .toSorted((a, b) => a.length - b.length);
