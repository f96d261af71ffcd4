/** Keeps an error of one panel or chart from taking the rest of the page with it. */

import type { ReactNode } from 'react';
import { words } from '../words';
import { CopyDetails } from './CopyDetails';
import { DownloadModel } from './DownloadModel';
import { detailsOf } from './details';
import { type Caught, ErrorBoundary } from './ErrorBoundary';
import css from './Faults.module.css';
import { reload } from './reload';
import { ChunkError } from './retryable';

interface Props {
  /** Null where a heading is there already. */
  readonly title: string | null;
  readonly chart?: boolean;
  /** The panel from which the model is downloaded. */
  readonly downloads?: boolean;
  readonly children: ReactNode;
}

export function PanelBoundary({ children, ...panel }: Props) {
  return (
    <ErrorBoundary fallback={(caught) => <PanelFault {...panel} {...caught} />}>{children}</ErrorBoundary>
  );
}

function PanelFault({
  title,
  chart = false,
  downloads = false,
  error,
  componentStack,
  retry,
}: Omit<Props, 'children'> & Caught) {
  const { panel, chunk } = words.faults;
  const missing = error instanceof ChunkError;
  const again = () => {
    if (missing) error.forget();
    retry();
  };
  return (
    <div className={css.fault}>
      {title === null ? null : <h3>{title}</h3>}
      <div role="alert" className={css.words}>
        <p>{missing ? chunk.what : chart ? words.faults.chart.what : panel.what}</p>
        <p>{panel.kept}</p>
        <p>{missing ? chunk.next : panel.next}</p>
      </div>
      <div className={css.actions}>
        <button type="button" data-kind="primary" onClick={again}>
          {words.faults.tryAgain}
        </button>
        {downloads ? <DownloadModel /> : null}
        <button type="button" onClick={reload}>
          {words.faults.reload}
        </button>
        <CopyDetails details={detailsOf(error, componentStack)} />
      </div>
    </div>
  );
}
