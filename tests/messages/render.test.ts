import { describe, expect, expectTypeOf, it } from 'vitest';
import { message, type Given, type Message, type ParamsOf } from '../../src/messages/message';
import { renderEnglish } from '../../src/messages/english';

it('renders a message inside a message', () => {
  const inner = message('problem.retry');
  expect(renderEnglish(message('problem.unexpected', { error: inner }))).toBe(
    'Unexpected error: Try again; if it happens again, reload the page.',
  );
});

it('renders the messages in a list, and leaves a text between them as it is', () => {
  const error = message('problem.unexpected', { error: 'x' });
  expect(renderEnglish(message('device.reasons', { reasons: [error, 'y'] }))).toBe('Unexpected error: x y');
});

describe('the type of a parameter', () => {
  it('is that of the sentence, where a message may stand for any text', () => {
    expectTypeOf<ParamsOf<'problem.unexpected'>>().toEqualTypeOf<{ readonly error: string | Message }>();
    expectTypeOf<ParamsOf<'device.reasons'>>().toEqualTypeOf<{
      readonly reasons: readonly (string | Message)[];
    }>();
    expectTypeOf<Given<string | null>>().toEqualTypeOf<string | Message | null>();
    expectTypeOf<Given<readonly (string | null)[]>>().toEqualTypeOf<readonly (string | Message | null)[]>();
    expectTypeOf<Given<'a' | 'b' | null>>().toEqualTypeOf<'a' | 'b' | null>();
    expectTypeOf<Given<readonly ('a' | 'b')[]>>().toEqualTypeOf<readonly ('a' | 'b')[]>();
    expectTypeOf<Given<readonly [string, number]>>().toEqualTypeOf<readonly [string | Message, number]>();
    expectTypeOf<Given<boolean>>().toEqualTypeOf<boolean>();
  });

  it('excludes what the sentence cannot be made with', () => {
    message('cli.metric', { name: 'Spearman', value: null });
    // @ts-expect-error a number is no text
    message('problem.unexpected', { error: 1 });
    // @ts-expect-error null is no text
    message('problem.unexpected', { error: null });
    // @ts-expect-error one of a few words, and no other
    message('data.python.notDict', { type: 'set' });
    // @ts-expect-error nor a message in their place
    message('data.python.notDict', { type: message('problem.retry') });
    // @ts-expect-error the sentence has parameters
    message('problem.unexpected');
    // @ts-expect-error the sentence has none
    message('problem.retry', { error: 'x' });
  });

  it('of what renders is a message, and never a sentence', () => {
    expectTypeOf(renderEnglish).parameters.toEqualTypeOf<[Message]>();
  });
});
