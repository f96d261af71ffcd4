/** The tab "Export": all files of the run, and how to load its model. */

import { PanelBoundary } from '../../faults/PanelBoundary';
import { words } from '../../words';
import { Downloads } from './Downloads';
import { OnnxMeasuring } from './OnnxMeasuring';
import { PushToHub } from './PushToHub';
import { Snippets } from './Snippets';

export function ExportView() {
  return (
    <>
      <PanelBoundary title={words.results.downloads} downloads>
        <Downloads />
      </PanelBoundary>
      <PanelBoundary title={words.onnx.heading}>
        <OnnxMeasuring />
      </PanelBoundary>
      <PanelBoundary title={words.push.heading}>
        <PushToHub />
      </PanelBoundary>
      <PanelBoundary title={words.results.snippets}>
        <Snippets />
      </PanelBoundary>
    </>
  );
}
