/** Why a text is not a Python literal that can be read. */

import { debugText, type Message } from '../../../../messages/message';

export class LiteralError extends Error {
  /** A clause for the row's reason. */
  readonly fault: Message;
  constructor(fault: Message) {
    super(debugText(fault));
    this.fault = fault;
  }
}
