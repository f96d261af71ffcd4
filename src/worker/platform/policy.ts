/** Tells a host that the content security policy forbids from one that cannot be reached: `fetch` itself does not. */

import { message } from '../../messages/message';
import { NetworkError } from '../../core/errors';

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
    if (!URL.canParse(endpoint)) throw cause;
    const { origin, host } = new URL(endpoint);
    if (!refused.has(origin)) throw cause;
    const next = message('worker.policy.blocked.next');
    throw new NetworkError(message('worker.policy.blocked', { host }), next, { cause });
  }
}
