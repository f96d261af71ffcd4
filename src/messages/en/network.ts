/** Messages on downloads from the Hub, a mirror or this page. */

export const networkMessages = {};
