/** Where the lines of a built site's stack come from, by the source maps beside its scripts. */

import type { APIRequestContext } from '@playwright/test';
import { SourceMap } from 'node:module';

/** @returns places as "src/worker/data.ts:24", from the top; null for a line whose script has no map */
export async function sourcePositions(
  request: APIRequestContext,
  stack: string,
): Promise<readonly (string | null)[]> {
  const places = stack.matchAll(/(https?:\/\/[^\s()]+\.js):(\d+):(\d+)/g);
  return Promise.all(
    [...places].map(async ([, script = '', line, column]) => {
      const map = await mapOf(request, script);
      const found = map?.findEntry(Number(line) - 1, Number(column) - 1);
      if (!found || !('originalSource' in found)) return null;
      return `${found.originalSource.replace(/^(\.\.\/)+/, '')}:${found.originalLine + 1}`;
    }),
  );
}

async function mapOf(request: APIRequestContext, script: string): Promise<SourceMap | null> {
  const code = await (await request.get(script)).text();
  const name = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(code)?.[1];
  if (name === undefined) return null;
  const response = await request.get(new URL(name, script).href);
  return response.ok() ? new SourceMap(await response.json()) : null;
}
