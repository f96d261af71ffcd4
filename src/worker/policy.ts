/** Tells a host that the content security policy forbids from one that cannot be reached: fetch does not. */

import { NetworkError } from '../core/errors';

const refused = new Set<string>();

self.addEventListener('securitypolicyviolation', (event) => {
  if (!(event instanceof SecurityPolicyViolationEvent) || !URL.canParse(event.blockedURI)) return;
  refused.add(new URL(event.blockedURI).origin);
});

/** Runs `work`; where it fails at a host that the policy forbids, the error says so. */
export async function explainPolicy<T>(endpoint: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (!URL.canParse(endpoint) || !refused.has(new URL(endpoint).origin)) throw cause;
    throw new NetworkError(
      `The security policy of this page does not let it speak to ${new URL(endpoint).host}.`,
      'Whoever serves the page must name that host in SEMBLANCE_MIRRORS; or download the model and choose "Local folder".',
      { cause },
    );
  }
}
