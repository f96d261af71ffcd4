/** The ONNX files of the shown run's model: size, main metric and distance from the page's own vectors, when asked for. */

import { useId } from 'react';
import { downloads } from '../../../core/run/downloads';
import type { OnnxMeasures } from '../../../core/run/onnx/measures';
import { bytes, difference, score } from '../../../messages/format';
import { shownModelFree } from '../../../state/models';
import { useApp } from '../../../state/react';
import { selectedRun, shownRun } from '../../../state/runs';
import type { OnnxStage } from '../../../state/shapes/onnx';
import { Alert } from '../../parts/Alert';
import { DataTable } from '../../parts/DataTable';
import { say, words } from '../../words';
import css from './Downloads.module.css';

export function OnnxMeasuring() {
  const run = useApp(shownRun);
  const record = useApp(selectedRun);
  const there = useApp(shownModelFree);
  const stage = useApp((state) => state.onnx);
  const measure = useApp((state) => state.measureOnnx);
  const stop = useApp((state) => state.stopMeasuringOnnx);
  const helpId = useId();

  const available = there && run.kind === 'ended' && downloads.onnx.available(run);
  const measuring = stage.kind === 'measuring';
  const shown = stage.kind !== 'idle' && stage.run === record?.id ? stage : null;

  return (
    <div className={css.stack}>
      <h3>{words.onnx.heading}</h3>
      <p className={css.help}>{words.onnx.intro}</p>
      {/* One button with two jobs keeps the focus where it is. */}
      <button
        type="button"
        disabled={!measuring && !available}
        aria-describedby={available ? undefined : helpId}
        onClick={() => (measuring ? stop() : record && void measure(record.id))}
      >
        {measuring ? words.onnx.stop : words.onnx.measure}
      </button>
      {available ? null : (
        <p id={helpId} className={css.help}>
          {words.onnx.unavailable}
        </p>
      )}
      <output>{shown ? statusOf(shown) : null}</output>
      {shown?.kind === 'failed' ? <Alert problem={shown.problem} /> : null}
      {shown?.measures ? <Measures measures={shown.measures} /> : null}
    </div>
  );
}

function statusOf(stage: OnnxStage): string | null {
  switch (stage.kind) {
    case 'measuring': {
      const { progress } = stage;
      if (!progress) return words.onnx.starting;
      return words.results.makingProgress(say(progress.what), progress.done, progress.total);
    }
    case 'done':
      return words.onnx.done;
    case 'stopped':
      return words.onnx.stopped;
    default:
      return null;
  }
}

function Measures({ measures }: { readonly measures: OnnxMeasures }) {
  const { metric, pairs, sentences, own, otherTokens, files } = measures;
  const label = say(metric);
  const change = (value: number | null) => (value === null || own === null ? '' : difference(value - own));
  return (
    <>
      <DataTable
        caption={words.onnx.caption(label, pairs)}
        heads={[
          words.onnx.file,
          words.onnx.size,
          label,
          words.onnx.change,
          words.onnx.furthest,
          words.onnx.pace,
        ]}
        rows={[
          [words.onnx.page, '', score(own), '', '', ''],
          ...files.map((file) => [
            file.precision,
            bytes(file.bytes),
            score(file.value),
            change(file.value),
            file.furthest.toExponential(1),
            file.secondsPerThousand.toFixed(1),
          ]),
        ]}
        numeric={[1, 2, 3, 4, 5]}
        whole
      />
      {otherTokens === null ? null : (
        <p className={css.help}>
          {otherTokens === 0
            ? words.onnx.sameTokens(sentences)
            : words.onnx.otherTokens(otherTokens, sentences)}
        </p>
      )}
    </>
  );
}
