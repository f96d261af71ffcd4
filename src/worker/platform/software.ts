/** Identifies what computes here, as far as it can be told: this build of the page, and the browser. */

/** The built worker's address has a hash of its code and of all that it loads. */
export const software = [self.location.pathname, navigator.userAgent].join(' ');
