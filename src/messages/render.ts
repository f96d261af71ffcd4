/** Turns messages into sentences of one language. */

import type { Code, Message, Render, RenderedParams } from './message';

/** One language's sentences: a text, or a function of the parameters. The compiler names what a language lacks. */
export type Messages = {
  readonly [C in Code]: [RenderedParams<C>] extends [never] ? string : (params: RenderedParams<C>) => string;
};

/** The sentence of any message in this language, with the messages inside it. */
export function createRender(messages: Partial<Messages>): Render {
  const sentences: Readonly<Record<string, string | ((params: never) => string) | undefined>> = messages;
  const render: Render = ({ code, params }) => {
    const sentence = sentences[code];
    // A worker of another version than the page may say what the page has no sentence for.
    if (sentence === undefined) return code;
    return typeof sentence === 'string' ? sentence : sentence(inner(params) as never);
  };
  const inner = (params: Message['params']) =>
    Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => [name, rendered(value)]));
  const rendered = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(rendered) : isMessage(value) ? render(value) : value;
  return render;
}

export const isMessage = (value: unknown): value is Message =>
  typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';
