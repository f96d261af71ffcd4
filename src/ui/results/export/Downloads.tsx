/** All downloads, each with what is inside and how large it is. */

import { type ReactNode, useState } from 'react';
import { type DownloadName, downloadNames, downloads, endingOf } from '../../../core/run/downloads';
import type { Progress } from '../../../core/run/events';
import { keptStep } from '../../../core/run/history';
import { historyCsv, historyJson } from '../../../core/run/historyFiles';
import { trainingScript } from '../../../core/python/trainingScript';
import { useApp, useAppStore } from '../../../state/react';
import { shownModelFree } from '../../../state/models';
import { selectedRun, shownIsLatest, shownRun } from '../../../state/runs';
import { openFileOf, type RunStage } from '../../../state/stages';
import { SelectField } from '../../parts/fields/SelectField';
import { save } from '../../save';
import { say, words } from '../../words';
import css from './Downloads.module.css';
import { ModelNotices } from '../../runs/ModelNotices';
import { goneText } from '../../runs/modelText';
import { DownloadRow } from './DownloadRow';
import { fileStemOf } from '../../faults/modelFile';
import { scriptDataOf } from './scriptData';
import { useEmbeddings } from './useEmbeddings';
import { useSearchPage } from './useSearchPage';

const formats = [
  { value: 'csv', label: 'CSV' },
  { value: 'json', label: 'JSON' },
] as const;

export function Downloads() {
  const store = useAppStore();
  const run = useApp(shownRun);
  const record = useApp(selectedRun);
  const latest = useApp(shownIsLatest);
  const kept = useApp(shownModelFree);
  const making = useApp((state) => state.making);
  const progress = useApp((state) => state.makingProgress);
  const stop = useApp((state) => state.stopDownload);
  const searchPage = useSearchPage();
  const embeddings = useEmbeddings();
  const choices = { searchPage: searchPage.choices, embeddings: embeddings.choices };
  const opened = useApp(({ files }) => openFileOf(files.train));
  // The script reads the run's data, which need not be the open file.
  const open = record && record.data.fingerprint !== opened?.report.fingerprint ? null : opened;
  const model = useApp((state) => state.model);
  const download = useApp((state) => state.download);
  const downloadScript = useApp((state) => state.downloadScript);
  const [format, setFormat] = useState<(typeof formats)[number]['value']>('csv');
  const [sizes, setSizes] = useState<Readonly<Record<string, number>>>({});

  const name = useApp(fileStemOf);
  const keep = (blob: Blob, fileName: string) => {
    save(blob, fileName);
    setSizes((known) => ({ ...known, [fileName]: blob.size }));
  };
  const fileOf = (what: DownloadName) => name + endingOf(what, choices);
  const fetchAndKeep = async (what: DownloadName) => {
    const blob = record && (await download(what, record.id, choices));
    if (blob) keep(blob, fileOf(what));
  };
  const keepHistory = () => {
    if (run.kind === 'none') return;
    const text = format === 'csv' ? historyCsv(run.history) : historyJson(run.history, say);
    keep(
      new Blob([text], { type: format === 'csv' ? 'text/csv' : 'application/json' }),
      `${name}-history.${format}`,
    );
  };
  const scriptFile = `${name}-training.zip`;
  const keepScript = async () => {
    const { recipe } = run.kind === 'none' ? store.getState() : run;
    const blob = open && (await downloadScript(trainingScript(recipe, scriptDataOf(open.report)), recipe));
    if (blob) keep(blob, scriptFile);
  };

  const left = (what: DownloadName) => run.kind === 'ended' && downloads[what].available(run);
  /** What an evaluation alone leaves is made of the last run's result. */
  const present = record?.job === 'train' ? kept : latest;
  const gone = useApp(goneText);
  const available = (what: DownloadName) => present && left(what);
  const held = present ? heldModel(run) : null;
  const offered = downloadNames.filter((what) => !downloads[what].rare || available(what));
  const report = model.kind === 'ready' ? model.report : null;
  const rows = open?.report.examples.rows ?? null;
  const help: Readonly<Record<DownloadName, string>> = {
    model: [
      ...(held ? [held.help] : []),
      left('model') && !present && record?.state !== 'running' ? gone : words.results.modelHelp,
    ].join(' '),
    onnx: words.results.onnxHelp,
    onnxFp16: words.results.onnxFp16Help,
    onnxQ8: words.results.onnxQ8Help,
    searchPage: searchPage.help,
    adapter: words.results.adapterHelp,
    predictions: words.results.predictionsHelp,
    embeddings: embeddings.help,
  };
  const size: Readonly<Record<DownloadName, string | null>> = {
    model: report ? words.results.modelSize(4 * report.parameters) : null,
    onnx: report ? words.results.modelSize(4 * report.parameters) : null,
    onnxFp16: report ? words.results.modelSize(2 * report.parameters) : null,
    onnxQ8: report ? words.results.modelSize(report.parameters) : null,
    searchPage: searchPage.size,
    adapter: null,
    predictions: rows === null ? null : words.results.predictionRows(rows),
    embeddings: null,
  };
  const controls: Partial<Record<DownloadName, ReactNode>> = {
    searchPage: searchPage.controls,
    embeddings: embeddings.controls,
  };
  const saved = (fileName: string) =>
    sizes[fileName] === undefined ? null : words.results.saved(sizes[fileName]);

  return (
    <div className={css.stack}>
      <h3>{words.results.downloads}</h3>
      <ModelNotices />
      {offered.map((what) => (
        <DownloadRow
          key={what}
          button={words.results[what]}
          holds={what === 'model' ? (held?.name ?? null) : null}
          primary={what === 'model' && held !== null && held.worthwhile}
          disabled={!available(what) || making !== null}
          help={help[what]}
          size={size[what]}
          status={making === what ? makingWords(progress) : saved(fileOf(what))}
          onClick={() => void fetchAndKeep(what)}
          onStop={making === what ? stop : null}
        >
          {controls[what] ? <div className={css.choice}>{controls[what]}</div> : null}
        </DownloadRow>
      ))}
      <DownloadRow
        button={words.results.history}
        disabled={run.kind === 'none'}
        help={words.results.historyHelp(
          run.kind === 'none' ? 0 : run.history.steps.length + run.history.evaluations.length,
        )}
        status={saved(`${name}-history.${format}`)}
        onClick={keepHistory}
      >
        <div className={css.choice}>
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
        disabled={open === null || making !== null}
        help={open === null ? words.results.scriptClosed : words.results.scriptHelp}
        status={making === 'script' ? makingWords(progress) : saved(scriptFile)}
        onClick={() => void keepScript()}
      />
    </div>
  );
}

function makingWords(progress: Progress | null): string {
  if (!progress) return words.results.making;
  const { what, done, total } = progress;
  return what.code === 'worker.progress.openingModel'
    ? words.runs.opening(done, total)
    : words.results.makingProgress(say(what), done, total);
}

/** What the model's download holds; null while there is none. */
function heldModel(run: RunStage) {
  if (run.kind !== 'ended' || !downloads.model.available(run)) return null;
  const step = keptStep(run.history);
  if (step === null) return null;
  const { holds, holdsBase, holdsStep, holdsWorse } = words.results;
  const worse = run.history.verdict?.tuned?.answer === 'worse';
  const help = step === 0 ? holdsBase : worse ? holdsWorse(step) : holdsStep(step);
  return { name: holds(step), help, worthwhile: step > 0 && !worse };
}
