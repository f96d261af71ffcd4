/** Seconds for a piece of tokenising that usually takes milliseconds: a tokenizer's regular expression may never terminate. */
export const tokenisingDeadline = 20;
