/** How the search page is made: its precision, with the size that it comes to, and the threshold of the run. */

import { useState } from 'react';
import type { DownloadChoices } from '../../../core/run/downloads';
import { losesMuch } from '../../../core/run/onnx/measures';
import { searchPageBytes, type SearchPrecision, searchPrecisions } from '../../../core/run/export/searchPage';
import { thresholdOfRun } from '../../../core/run/export/threshold';
import { useApp } from '../../../state/react';
import { selectedRun, shownRun, thresholdOf } from '../../../state/runs';
import { SelectField } from '../../parts/fields/SelectField';
import { say, words } from '../../words';

const options = searchPrecisions.map((value) => ({ value, label: words.results.searchPrecisions[value] }));

export function useSearchPage() {
  const run = useApp(shownRun);
  const record = useApp(selectedRun);
  const moved = useApp(thresholdOf);
  const onnx = useApp((state) => state.onnx);
  const model = useApp((state) => state.model);
  const [chosen, choose] = useState<SearchPrecision | null>(null);

  const measures = onnx.kind !== 'idle' && onnx.run === record?.id ? onnx.measures : null;
  const precision = chosen ?? (measures && losesMuch(measures, 'q8') ? 'fp32' : 'q8');
  const threshold = moved ?? (run.kind === 'none' ? null : thresholdOfRun(run.history));
  const choices: DownloadChoices['searchPage'] = { precision, threshold };

  const q8 = measures?.files.find((file) => file.precision === 'q8')?.value ?? null;
  const loss =
    measures && measures.own !== null && q8 !== null
      ? words.results.q8Measured(say(measures.metric), measures.own, q8)
      : words.results.q8Unknown;

  const report = model.kind === 'ready' ? model.report : null;
  const size = () => {
    if (!report || !record) return null;
    const { rows, size: dataBytes, mapping } = record.data;
    const { sentence2, negatives } = mapping.roles;
    // Before it is written nobody knows how many of them are the same.
    const sentences = rows * (1 + (sentence2 === null ? 0 : 1) + negatives.length);
    const bytes = searchPageBytes(precision, report.parameters, sentences, report.dimensions);
    return words.results.searchPageSize(bytes + dataBytes);
  };

  return {
    choices,
    size: size(),
    help: precision === 'q8' ? `${words.results.searchPageHelp} ${loss}` : words.results.searchPageHelp,
    controls: (
      <SelectField
        label={words.results.searchPrecision}
        value={precision}
        options={options}
        onChange={choose}
      />
    ),
  };
}
