/** The tabs of the window, and the one that is open. */

import { type ComponentType, type KeyboardEvent, Suspense, useEffect } from 'react';
import { useApp } from '../../state/react';
import { viewNames, type ViewName } from '../../state/stages';
import { prefetchPlots } from '../charts/lazyPlots';
import { DataView } from '../data/DataView';
import { PanelBoundary } from '../faults/PanelBoundary';
import { panelId, tabId } from '../ids';
import { words } from '../words';
import {
  BaseModelsView,
  CompareView,
  ErrorsView,
  ExportView,
  prefetchViews,
  ResultsView,
  TrainingView,
  TryView,
} from './lazyViews';
import { NothingOpen } from './NothingOpen';
import { Problems } from './Problems';
import { SetupButton } from './SetupButton';
import css from './Views.module.css';

type Tab = (typeof viewNames)[number];

const views: Readonly<Record<ViewName, ComponentType>> = {
  compare: CompareView,
  baseModels: BaseModelsView,
  data: DataView,
  training: TrainingView,
  results: ResultsView,
  errors: ErrorsView,
  try: TryView,
  export: ExportView,
};

const titleId = 'view-title';

const isTab = (view: ViewName): view is Tab => viewNames.some((name) => name === view);

function titleOf(view: ViewName): string {
  if (isTab(view)) return words.views.names[view];
  return view === 'compare' ? words.compare.name : words.baseModels.name;
}

export function Views() {
  const view = useApp((state) => state.view);
  const choose = useApp((state) => state.chooseView);
  const hasData = useApp(({ files }) => files.train.kind === 'ready');
  useEffect(() => {
    if (!hasData) return;
    prefetchPlots();
    prefetchViews();
  }, [hasData]);

  /** Where the keyboard enters the tabs. */
  const tab = isTab(view) ? view : viewNames[0];
  const press = (event: KeyboardEvent) => {
    const to = targetOf(event.key, viewNames.indexOf(tab));
    if (!to) return;
    event.preventDefault();
    choose(to);
    document.getElementById(tabId(to))?.focus();
  };
  const View = views[view];
  return (
    <>
      <div className={css.tabs}>
        <SetupButton />
        {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the selected tab has the focus */}
        <div role="tablist" aria-label={words.views.name} className={css.list} onKeyDown={press}>
          {viewNames.map((name) => (
            <button
              key={name}
              id={tabId(name)}
              type="button"
              role="tab"
              aria-selected={name === view}
              aria-controls={name === view ? panelId(name) : undefined}
              tabIndex={name === tab ? 0 : -1}
              onClick={() => choose(name)}
            >
              {words.views.names[name]}
            </button>
          ))}
        </div>
      </div>
      <div
        key={view}
        id={panelId(view)}
        role={isTab(view) ? 'tabpanel' : 'region'}
        aria-labelledby={isTab(view) ? tabId(view) : titleId}
        tabIndex={0}
        className={css.panel}
      >
        <Problems />
        <NothingOpen />
        <h2 id={titleId} className={view === 'baseModels' ? css.shown : css.title}>
          {titleOf(view)}
        </h2>
        <PanelBoundary title={null}>
          <Suspense fallback={null}>
            <View />
          </Suspense>
        </PanelBoundary>
      </div>
    </>
  );
}

/** Arrows go round, Home and End to the ends. */
function targetOf(key: string, from: number): Tab | undefined {
  const n = viewNames.length;
  if (key === 'Home') return viewNames[0];
  if (key === 'End') return viewNames[n - 1];
  const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? n - 1 : 0;
  return by === 0 ? undefined : viewNames[(from + by) % n];
}
