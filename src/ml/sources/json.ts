/** A small JSON document over HTTP, checked. */

import * as z from 'zod/mini';
import { NetworkError } from '../../core/errors';
import { message } from '../../messages/message';
import { persist, request, type RequestOptions } from './request';

/** Throws a NetworkError if `url` answers with a web page, or with JSON that `schema` does not accept. */
export async function getJson<T extends z.core.$ZodType>(
  url: string,
  schema: T,
  options: RequestOptions,
): Promise<z.output<T>> {
  const text = await persist(options, async () => (await request('GET', url, {}, options)).text());
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const what = /^\s*</.test(text)
      ? message('network.answer.webPageForJson', { url })
      : message('network.answer.notJson', { url });
    throw new NetworkError(what, message('network.next.signInPage'), { cause });
  }
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  throw new NetworkError(message('network.answer.otherJson', { url }), message('network.next.address'));
}
