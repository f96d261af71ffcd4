/** Small helpers over a model's files: text, JSON checked by a schema, one folder of several. */

import * as z from 'zod/mini';
import { ModelError } from '../../../core/errors';
import { message, type Message } from '../../../messages/message';
import type { ModelFiles } from '../types';

/** A file of known size that is produced while it is read. */
export interface FileStream {
  readonly path: string;
  /** Bytes, exact. */
  readonly size: number;
  stream(): AsyncIterable<Uint8Array<ArrayBuffer>>;
}

export interface NamedBytes {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The files below `folder` ("" is all of them), with paths relative to it. */
export function subfolder(files: ModelFiles, folder: string): ModelFiles {
  if (folder === '') return files;
  const prefix = `${folder}/`;
  return {
    name: files.name,
    paths: files.paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length)),
    size: (path) => files.size(prefix + path),
    read: (path, start, end) => files.read(prefix + path, start, end),
  };
}

const pointer = 'version https://git-lfs.github.com/spec/';
/** Git LFS's own limit on a pointer file (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md). */
const pointerBytes = 1024;

/** Throws a ModelError where the file is Git LFS's pointer to a file that was not downloaded. */
export async function refusePointer(files: ModelFiles, path: string): Promise<void> {
  if (files.size(path) >= pointerBytes) return;
  const start = await files.read(path, 0, Math.min(pointer.length, files.size(path)));
  if (new TextDecoder().decode(start) !== pointer) return;
  throw new ModelError(message('model.file.lfsPointer', { path }), message('model.next.lfsPull'));
}

/** A file as text. Throws a ModelError where it is not UTF-8, or a Git LFS pointer. */
export async function readText(files: ModelFiles, path: string): Promise<string> {
  await refusePointer(files, path);
  const bytes = await files.read(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ModelError(message('model.file.notUtf8', { path }), message('model.next.downloadFile'), {
      cause,
    });
  }
}

/** A JSON file whose shape `schema` checks. Throws a ModelError that names the file and the field. */
export async function readJson<T extends z.core.$ZodType>(
  files: ModelFiles,
  path: string,
  schema: T,
): Promise<z.output<T>> {
  return checked(schema, parseJson(await readText(files, path), path), path);
}

/** `value`, whose shape `schema` checks. Throws a ModelError that names the file `path` and the field. */
export function checked<T extends z.core.$ZodType>(schema: T, value: unknown, path: string): z.output<T> {
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  throw new ModelError(mismatch(path, value, result.error.issues[0]), message('model.next.correctFile'));
}

/** What the schema found first in the file `path`. */
function mismatch(path: string, content: unknown, issue: z.core.$ZodIssue | undefined): Message {
  const field = issue?.path.join('.') ?? '';
  const value = Number(issue?.path.reduce(member, content));
  if (field === '') {
    return issue?.code === 'invalid_type'
      ? message('model.json.contentType', { path, expected: issue.expected })
      : message('model.json.content', { path });
  }
  switch (issue?.code) {
    case 'invalid_type':
      return message('model.json.fieldType', { path, field, expected: issue.expected });
    case 'too_small':
      return message('model.json.fieldTooSmall', {
        path,
        field,
        value,
        bound: Number(issue.minimum),
        inclusive: issue.inclusive ?? true,
      });
    case 'too_big':
      return message('model.json.fieldTooLarge', {
        path,
        field,
        value,
        bound: Number(issue.maximum),
        inclusive: issue.inclusive ?? true,
      });
    default:
      return message('model.json.field', { path, field });
  }
}

const member = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const error = cause instanceof Error ? cause.message : String(cause);
    throw new ModelError(message('model.file.notJson', { path, error }), message('model.next.correctFile'), {
      cause,
    });
  }
}

/** `value` as a JSON file, indented by two spaces. */
export function jsonFile(path: string, value: unknown): NamedBytes {
  return textFile(path, `${JSON.stringify(value, null, 2)}\n`);
}

export function textFile(path: string, text: string): NamedBytes {
  return { path, bytes: new TextEncoder().encode(text) };
}

/** For a stream, whose reader may still hold the bytes when the array's owner changes or frees it. */
export const copiedBytes = (array: ArrayBufferView): Uint8Array<ArrayBuffer> =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength).slice();

/** A file whose bytes are already in memory. */
export function bytesStream({ path, bytes }: NamedBytes): FileStream {
  return {
    path,
    size: bytes.byteLength,
    async *stream() {
      yield await Promise.resolve(bytes);
    },
  };
}

/** The parent folder of a path; "" at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** A folder and a path below it, either of which may be empty. */
export function join(folder: string, path: string): string {
  return folder && path ? `${folder}/${path}` : folder || path;
}

/** Throws a ModelError where `path` is not among the files. */
export function requireFile(files: ModelFiles, path: string): void {
  if (files.paths.includes(path)) return;
  throw new ModelError(message('model.file.missing', { path }), message('model.next.completeFolder'));
}
