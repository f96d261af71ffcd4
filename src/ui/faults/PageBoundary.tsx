/** The last boundary: what is shown where the page itself could not be. */

import { type ReactNode, useEffect, useRef } from 'react';
import { useApp } from '../../state/react';
import { useLeaveGuard } from '../effects/useLeaveGuard';
import { useTheme } from '../effects/useTheme';
import { ProblemAlert } from './ProblemAlert';
import { anyModel } from './modelFile';
import { words } from '../words';
import { CopyDetails } from './CopyDetails';
import { detailsOf } from './details';
import { DownloadModel } from './DownloadModel';
import { type Caught, ErrorBoundary } from './ErrorBoundary';
import css from './Faults.module.css';
import { reload } from './reload';

export function PageBoundary({ children }: { readonly children: ReactNode }) {
  return <ErrorBoundary fallback={(caught) => <PageFault {...caught} />}>{children}</ErrorBoundary>;
}

function PageFault({ error, componentStack, retry }: Caught) {
  useTheme();
  useLeaveGuard();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const active = useApp(({ run }) => run.kind === 'active');
  const trained = useApp((state) => anyModel(state) !== null);
  const { page } = words.faults;
  return (
    <main className={css.page}>
      <h1 ref={heading} tabIndex={-1}>
        {page.title}
      </h1>
      <div role="alert" className={css.words}>
        <p>{page.kept}</p>
        <p>{page.next}</p>
        {active ? <p>{page.running}</p> : trained ? null : <p>{page.noModel}</p>}
      </div>
      <ProblemAlert section="results" />
      <div className={css.actions}>
        <button type="button" data-kind="primary" onClick={retry}>
          {words.faults.tryAgain}
        </button>
        <DownloadModel />
        <button type="button" onClick={reload}>
          {words.faults.reload}
        </button>
        <CopyDetails details={detailsOf(error, componentStack)} />
      </div>
    </main>
  );
}
