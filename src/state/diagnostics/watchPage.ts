/** Uncaught errors and unhandled rejections of the page, which the browser only writes to the console. */

import { isAbort, toProblem, type Problem } from '../../core/errors';

/** @returns what stops listening */
export function watchPage(add: (problem: Problem) => void): () => void {
  const onError = ({ error }: ErrorEvent) => {
    // Without an error it is a browser's note, such as that of a ResizeObserver, or a script's of another site.
    if (error !== null && error !== undefined) add(toProblem(error));
  };
  const onRejection = ({ reason }: PromiseRejectionEvent) => {
    if (!isAbort(reason)) add(toProblem(reason));
  };
  window.addEventListener('error', onError);
  window.addEventListener('unhandledrejection', onRejection);
  return () => {
    window.removeEventListener('error', onError);
    window.removeEventListener('unhandledrejection', onRejection);
  };
}
