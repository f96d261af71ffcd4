/** Everything that can be taken away, each with what is inside and how large it is. */

import { useState } from 'react';
import { historyCsv, historyJson } from '../../core/run/historyFiles';
import { trainingScript } from '../../core/python/trainingScript';
import { useApp, useAppStore } from '../../state/react';
import { type Download as MadeByTrainer } from '../../state/runSlice';
import { openFileOf } from '../../state/stages';
import { SelectField } from '../parts/fields/SelectField';
import { save } from '../save';
import { words } from '../words';
import css from './Downloads.module.css';
import { DownloadRow } from './DownloadRow';
import { fileStemOf, hasTrainedModel } from './modelFile';
import { scriptDataOf } from './scriptData';

const formats = [
  { value: 'csv', label: 'CSV' },
  { value: 'json', label: 'JSON' },
] as const;

export function Downloads() {
  const store = useAppStore();
  const run = useApp((state) => state.run);
  const making = useApp((state) => state.making);
  const open = useApp(({ files }) => openFileOf(files.train));
  const model = useApp((state) => state.model);
  const download = useApp((state) => state.download);
  const [format, setFormat] = useState<(typeof formats)[number]['value']>('csv');
  const [sizes, setSizes] = useState<Readonly<Record<string, number>>>({});

  const name = useApp(fileStemOf);
  const keep = (blob: Blob, fileName: string) => {
    save(blob, fileName);
    setSizes((known) => ({ ...known, [fileName]: blob.size }));
  };
  const fetchAndKeep = async (what: MadeByTrainer, fileName: string) => {
    const blob = await download(what);
    if (blob) keep(blob, fileName);
  };
  const keepHistory = () => {
    if (run.kind === 'none') return;
    const text = format === 'csv' ? historyCsv(run.history) : historyJson(run.history);
    keep(
      new Blob([text], { type: format === 'csv' ? 'text/csv' : 'application/json' }),
      `${name}-history.${format}`,
    );
  };
  const keepScript = () => {
    const { recipe } = run.kind === 'none' ? store.getState() : run;
    if (open)
      keep(
        new Blob([trainingScript(recipe, scriptDataOf(open.report))], { type: 'text/x-python' }),
        'train.py',
      );
  };

  const ended = run.kind === 'ended';
  const evaluated = ended && run.history.evaluations.length > 0;
  const tuned = useApp(hasTrainedModel);
  const report = model.kind === 'ready' ? model.report : null;
  const said = (fileName: string) =>
    sizes[fileName] === undefined ? null : words.results.made(sizes[fileName]);

  return (
    <div className={css.stack}>
      <h3>{words.results.downloads}</h3>
      <DownloadRow
        button={words.results.model}
        primary={tuned}
        disabled={!tuned || making !== null}
        help={words.results.modelHelp(report ? 4 * report.parameters : null)}
        said={making === 'downloadModel' ? words.results.making : said(`${name}-model.zip`)}
        onClick={() => void fetchAndKeep('downloadModel', `${name}-model.zip`)}
      />
      {tuned && run.kind !== 'none' && run.recipe.loraRank > 0 ? (
        <DownloadRow
          button={words.results.adapter}
          disabled={making !== null}
          help={words.results.adapterHelp}
          said={making === 'downloadAdapter' ? words.results.making : said(`${name}-adapter.zip`)}
          onClick={() => void fetchAndKeep('downloadAdapter', `${name}-adapter.zip`)}
        />
      ) : null}
      <DownloadRow
        button={words.results.predictions}
        disabled={!evaluated || making !== null}
        help={words.results.predictionsHelp(open?.report.examples.rows ?? null)}
        said={making === 'downloadPredictions' ? words.results.making : said(`${name}-predictions.csv`)}
        onClick={() => void fetchAndKeep('downloadPredictions', `${name}-predictions.csv`)}
      />
      <DownloadRow
        button={words.results.embeddings}
        disabled={!evaluated || making !== null}
        help={words.results.embeddingsHelp}
        said={making === 'downloadEmbeddings' ? words.results.making : said(`${name}-embeddings.jsonl`)}
        onClick={() => void fetchAndKeep('downloadEmbeddings', `${name}-embeddings.jsonl`)}
      />
      <DownloadRow
        button={words.results.history}
        disabled={run.kind === 'none'}
        help={words.results.historyHelp(
          run.kind === 'none' ? 0 : run.history.steps.length + run.history.evaluations.length,
        )}
        said={said(`${name}-history.${format}`)}
        onClick={keepHistory}
      >
        <div className={css.format}>
          <SelectField
            label={words.results.historyFormat}
            value={format}
            options={formats}
            onChange={setFormat}
          />
        </div>
      </DownloadRow>
      <DownloadRow
        button={words.results.script}
        disabled={open === null}
        help={words.results.scriptHelp}
        said={said('train.py')}
        onClick={keepScript}
      />
    </div>
  );
}
