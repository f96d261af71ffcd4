/** Copies a text, and says whether that has worked: a browser may refuse. */

import { useState } from 'react';

interface Copied {
  /** Null until something was copied. */
  readonly said: string | null;
  readonly copy: (text: string) => Promise<void>;
}

export function useCopy(copied: string, notCopied: string): Copied {
  const [said, setSaid] = useState<string | null>(null);
  return {
    said,
    async copy(text) {
      try {
        await navigator.clipboard.writeText(text);
        setSaid(copied);
      } catch {
        setSaid(notCopied);
      }
    },
  };
}
