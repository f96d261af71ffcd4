/** Why a text is not a Python literal that we read; its message is a clause for the row's reason. */
export class LiteralError extends Error {}
