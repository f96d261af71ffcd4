/** Messages on the page's state. */

export const stateMessages = {};
