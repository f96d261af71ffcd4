/** What is said to a person, in English: of messages, and of the errors that carry them. */

import { ProblemError } from '../../../src/core/errors';
import { renderEnglish } from '../../../src/messages/english';
import type { Message } from '../../../src/messages/message';

/** The English sentence of a message, as notes, notices, progress and problems have them. */
export const english = (message: Message): string => renderEnglish(message);

/** The result of the work; a `ProblemError` that it throws has its English sentences as its `message`. */
export async function inEnglish<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw withSentences(error);
  }
}

export function withSentences<E>(error: E): E {
  if (error instanceof ProblemError) {
    const { what, next } = error.problem;
    error.message = `${english(what)} ${english(next)}`;
  }
  return error;
}
