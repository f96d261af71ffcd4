/** Messages on files of data: what is read, refused, rejected, repaired, reported. */

export const dataMessages = {};
