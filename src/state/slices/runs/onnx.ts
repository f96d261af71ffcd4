/** Measures the ONNX files of a run's model before they are downloaded. */

import { logError } from '../../../client/log';
import { isAbort, toProblem } from '../../../core/errors';
import type { Progress } from '../../../core/run/events';
import type { OnnxMeasures } from '../../../core/run/onnx/measures';
import { precisions } from '../../../core/run/precisions';
import { runOfFile } from '../../../core/run/record/record';
import type { OnnxReport } from '../../../protocol/calls';
import { thinned } from '../../pace/batch';
import { runOf } from '../../runs';
import type { OnnxSlice } from '../../shapes/onnx';
import type { Slice } from '../slice';

export const createOnnxSlice: Slice<OnnxSlice> =
  ({ trainer, tasks }) =>
  (set, get) => ({
    onnx: { kind: 'idle' },
    async measureOnnx(id) {
      const record = runOf(get(), id);
      if (!record || get().onnx.kind === 'measuring') return;
      const signal = tasks.begin('onnx');
      let measures: OnnxMeasures | null = null;
      const show = (progress: Progress | null) =>
        set({ onnx: { kind: 'measuring', run: id, measures, progress } });
      const thinly = thinned(show);
      const onReport = (value: OnnxReport) => {
        if (value.type === 'progress') return thinly(value);
        measures = value.measures;
        show(null);
      };
      show(null);
      try {
        const run = runOfFile(record);
        measures = await trainer.call('measureOnnx', { run, precisions }, { signal, onReport });
        set({ onnx: { kind: 'done', run: id, measures } });
      } catch (error) {
        if (isAbort(error)) return set({ onnx: { kind: 'stopped', run: id, measures } });
        logError(error);
        set({ onnx: { kind: 'failed', run: id, measures, problem: toProblem(error) } });
      }
    },
    stopMeasuringOnnx: () => tasks.abort('onnx'),
  });
