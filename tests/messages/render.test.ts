import { expect, it } from 'vitest';
import { message } from '../../src/messages/message';
import { renderEnglish } from '../../src/messages/english';

it('renders a message inside a message', () => {
  const inner = message('problem.retry');
  expect(renderEnglish(message('problem.unexpected', { error: inner }))).toBe(
    'Unexpected error: Try again; if it happens again, reload the page.',
  );
});
