/**
 * Keeps the keyboard's place: when what has the focus goes away, the focus goes to the nearest part around it that is
 * left and can take it, and where that is none to the tab that is open. Otherwise the browser would start from the top again.
 */

import { useEffect } from 'react';

export function useKeptFocus(): void {
  useEffect(() => {
    /** What last had the focus, then everything around it. */
    let way: readonly (HTMLElement | SVGElement)[] = [];
    const remember = ({ target }: FocusEvent) => {
      const found: (HTMLElement | SVGElement)[] = [];
      for (let at = target instanceof Element ? target : null; at; at = at.parentElement) {
        if (at instanceof HTMLElement || at instanceof SVGElement) found.push(at);
      }
      way = found;
    };
    const keep = () => {
      const [last] = way;
      if (document.activeElement !== document.body || !last || isThere(last)) return;
      const next =
        way.find((one) => one !== document.body && isFocusable(one) && isThere(one)) ??
        document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]');
      next?.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(keep);
    document.addEventListener('focusin', remember);
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled', 'hidden', 'data-open', 'open'],
    });
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', remember);
    };
  }, []);
}

const isThere = (element: Element) =>
  element.isConnected &&
  !element.matches(':disabled') &&
  element.checkVisibility({ visibilityProperty: true });

const isFocusable = (element: Element) =>
  element.hasAttribute('tabindex') || element.matches('a[href], button, input, select, textarea, summary');
