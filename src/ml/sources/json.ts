/** A small JSON document over HTTP, checked. */

import * as z from 'zod/mini';
import { NetworkError } from '../../core/errors';
import { persist, request, type RequestOptions } from './request';

/** Throws a NetworkError where `url` answers with a web page, or with JSON of another shape than `schema`. */
export async function getJson<T extends z.core.$ZodType>(
  url: string,
  schema: T,
  options: RequestOptions,
): Promise<z.output<T>> {
  const text = await persist(url, options, async () => (await request('GET', url, {}, options)).text());
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const what = /^\s*</.test(text) ? 'a web page' : 'something else';
    throw new NetworkError(
      `${url} answered with ${what} where JSON was expected.`,
      'Check the address: a sign-in page of a network, or a wrong endpoint, answers like this.',
      { cause },
    );
  }
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  throw new NetworkError(`${url} answered with JSON of another kind than expected.`, 'Check the address.');
}
