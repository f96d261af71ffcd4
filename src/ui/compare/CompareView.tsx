/** The view "Compare": the table of runs, two of them row by row, and a grid of settings to queue. */

import { PanelBoundary } from '../faults/PanelBoundary';
import { RunsPanel } from '../runs/RunsPanel';
import { words } from '../words';
import { GridPanel } from './GridPanel';
import { PairPanel } from './PairPanel';

export function CompareView() {
  return (
    <>
      <PanelBoundary title={words.runs.heading}>
        <RunsPanel />
      </PanelBoundary>
      <PanelBoundary title={words.compare.pair}>
        <PairPanel />
      </PanelBoundary>
      <PanelBoundary title={words.compare.grid}>
        <GridPanel />
      </PanelBoundary>
    </>
  );
}
