/** What a developer needs to know of an error. It names no data: only the error, the code and the browser. */

import { toProblem, type Problem } from '../../core/errors';
import type { Backend } from '../../core/run/events';
import { say } from '../words';

export interface FaultDetails {
  readonly problem: Problem;
  /** Where in the page's tree it was thrown; null where it was elsewhere. */
  readonly componentStack: string | null;
}

/** A caught error as details; a chunk that failed to load comes with its cause. */
export const detailsOf = (error: unknown, componentStack: string | null = null): FaultDetails => ({
  problem: toProblem(error),
  componentStack,
});

/** @param backend null where none has started */
export function detailsText({ problem, componentStack }: FaultDetails, backend: Backend | null): string {
  const { kind, what, stack } = problem;
  return [
    `Semblance ${import.meta.env.SEMBLANCE_VERSION}`,
    `Kind: ${kind}`,
    `Message: ${say(what)}`,
    `Backend: ${backend ?? 'none'}`,
    `Browser: ${navigator.userAgent}`,
    `Cross-origin isolated: ${window.crossOriginIsolated}`,
    ...(stack === undefined ? [] : [`Stack:\n${stack}`]),
    ...(componentStack === null ? [] : [`Components:\n${componentStack.trim()}`]),
  ].join('\n');
}
