import type { Code, ParamsOf, PlainCode } from '../../../src/messages/message';

type CodeWithParams = Exclude<Code, PlainCode>;

/** Parameters to render each code of an area with: where a number decides between singular and plural, both. */
export type Samples<Area extends string> = {
  readonly [C in Extract<CodeWithParams, `${Area}.${string}`>]: readonly ParamsOf<C>[];
};

export type AllSamples = { readonly [C in CodeWithParams]: readonly ParamsOf<C>[] };
