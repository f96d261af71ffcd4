/** Messages on label columns: how their values are read, and why some cannot be. */

export const labelMessages = {};
