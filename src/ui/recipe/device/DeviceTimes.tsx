/** How long a training step takes on each device, where that was measured. */

import { latestTiming } from '../../../core/device/timing';
import { useApp } from '../../../state/react';
import { isOfRun, timedModelOf } from '../../../state/settings/timings';
import { words } from '../../words';
import css from '../Recipe.module.css';

export function DeviceTimes() {
  const model = useApp(timedModelOf);
  const recipe = useApp((state) => state.recipe);
  const timings = useApp((state) => state.timings);
  const files = useApp((state) => state.files);
  const { batchSize, precision, compute } = recipe;
  const timing = model === null ? null : latestTiming(timings, { model, batchSize, precision });
  if (!timing) return compute === 'auto' ? <p className={css.muted}>{words.device.notMeasured}</p> : null;
  return (
    <div className={css.note}>
      <p>{words.device.times(batchSize, timing.seconds.webgpu, timing.seconds.wasm)}</p>
      <p className={css.muted}>{words.device.measuredOn(timing.gpu, timing.threads)}</p>
      {isOfRun({ files, recipe }, timing) ? null : <p className={css.muted}>{words.device.otherContext}</p>}
    </div>
  );
}
