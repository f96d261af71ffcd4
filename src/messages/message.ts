/**
 * Something to say to a person, as plain data: a code with its parameters. What finds it out makes one; the page and the
 * terminal turn it into a sentence of the person's language (`render.ts`). The codes and the types of their parameters
 * follow from the English catalogue.
 */

import type { en } from './en/catalogue';

type English = typeof en;

/** Such as `data.tooLarge`; its sentence stands under this name in every language's catalogue. */
export type Code = keyof English;

/** The codes whose sentence has no parameters. */
export type PlainCode = { [C in Code]: English[C] extends string ? C : never }[Code];

/** What the sentence of a code is made with; messages among them are rendered already. */
export type RenderedParams<C extends Code> = English[C] extends (params: infer P) => string ? P : never;

/**
 * What a sentence can be made with: where it takes any text, a message does too, in lists as well. One of a few words
 * stays one of them, and what may be null may still be.
 */
export type Given<T> = T extends string
  ? string extends T
    ? string | Message
    : T
  : T extends readonly unknown[]
    ? { readonly [I in keyof T]: Given<T[I]> }
    : T;

export type ParamsOf<C extends Code> = {
  readonly [K in keyof RenderedParams<C>]: Given<RenderedParams<C>[K]>;
};

export interface Plain<C extends Code> {
  readonly code: C;
  readonly params?: never;
}

export interface WithParams<C extends Code> {
  readonly code: C;
  readonly params: ParamsOf<C>;
}

/** A message of one code. */
export type MessageOf<C extends Code> = C extends PlainCode ? Plain<C> : WithParams<C>;

/** All codes without parameters are one member: the compiler compares members in pairs, and refuses more than a million. */
export type Message = Plain<PlainCode> | { [C in CodeWithParams]: WithParams<C> }[CodeWithParams];

type CodeWithParams = Exclude<Code, PlainCode>;

export function message<C extends PlainCode>(code: C): MessageOf<C>;
export function message<C extends Exclude<Code, PlainCode>>(code: C, params: ParamsOf<C>): WithParams<C>;
export function message(code: string, params?: unknown): unknown {
  return params === undefined ? { code } : { code, params };
}

/** The code and its parameters in one line: for a developer who reads a log, not for the person. */
export const debugText = ({ code, params }: Message): string =>
  [code, ...(params ? [JSON.stringify(params)] : [])].join(' ');

/** The sentence of a message in the person's language. */
export type Render = (message: Message) => string;
