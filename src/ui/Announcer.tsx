/** Speaks to those who cannot see the charts, politely and at milestones only. */

import { useEffect, useState } from 'react';
import { message } from '../messages/message';
import { useAppStore } from '../state/react';
import { baseOf, latestOf } from '../state/series';
import type { AppState } from '../state/appState';
import { VisuallyHidden } from './parts/VisuallyHidden';
import { stoppedWords } from './train/runWords';
import { say, words } from './words';

export function Announcer() {
  const store = useAppStore();
  const [said, setSaid] = useState('');
  useEffect(
    () =>
      store.subscribe((now, before) => {
        const text = milestone(now, before);
        if (text) setSaid(text);
      }),
    [store],
  );
  return <VisuallyHidden live>{said}</VisuallyHidden>;
}

/** What is worth saying about a change of the state. */
export function milestone(now: AppState, before: AppState): string | null {
  const { milestones } = words;
  const { train } = now.files;
  if (train.kind === 'ready' && before.files.train.kind === 'reading') {
    return milestones.dataRead(train.report.examples.rows);
  }
  if (now.modelComparisons !== before.modelComparisons && now.comparingModels) return comparedWords(now);
  if (now.run === before.run || now.run.kind === 'none') return null;
  const { history, job } = now.run;
  const former = before.run.kind === 'none' ? null : before.run.history;
  const lost = history.deviceLosses.at(-1);
  if (lost && lost !== former?.deviceLosses.at(-1)) return say(message('run.deviceLost', lost));
  if (former?.state !== history.state) {
    switch (history.state) {
      case 'training':
        if (former?.state === 'paused') return milestones.resumed;
        return job === 'train' ? milestones.started : milestones.evaluating;
      case 'paused':
        return milestones.paused;
      case 'finished':
        return milestones.finished(latestOf(history)?.metrics.spearman ?? null);
      case 'stopped':
        return stoppedWords(now.run);
      case 'failed':
        return milestones.failed;
      default:
        return null;
    }
  }
  const base = baseOf(history);
  if (base && !baseOf(former)) return milestones.base(base.metrics.spearman);
  const half = (history.plan?.steps ?? Infinity) / 2;
  return (history.latest?.step ?? 0) >= half && (former.latest?.step ?? 0) < half ? milestones.half : null;
}

function comparedWords({ modelComparisons }: AppState): string | null {
  const comparison = modelComparisons.at(-1);
  const best = comparison?.models[comparison.ranking.ranks[0]?.index ?? 0];
  return comparison && best ? words.baseModels.finished(best.name, comparison.models.length) : null;
}
