/** esbuild copies no files: the package's folder is served as it is, and the worker is handed in. */

import { createTrainer } from 'semblance';
import { builtinModelAt } from 'semblance/builtin';

const here = document.baseURI;
const trainer = createTrainer({
  worker: () => new Worker(new URL('semblance/dist/worker.js', here), { type: 'module' }),
});
const say = (line) => document.querySelector('pre').append(`${line}\n`);

document.querySelector('input').addEventListener('change', async ({ target }) => {
  try {
    await trainer.openData(target.files[0], { columns: { sentence1: 'sentence2', sentence2: '1' } });
    await trainer.loadModel(builtinModelAt(new URL('semblance/models/builtin/', here)));
    const { history } = await trainer.train({
      settings: { epochs: 1 },
      onEvent(event) {
        if (event.type === 'backend') say(`Computes on ${event.backend}, threads: ${event.threads}`);
        if (event.type === 'step') say(`Step ${event.step}: loss ${event.loss.toFixed(4)}`);
      },
    });
    say(`After: ${history.evaluations.at(-1).metrics.spearman.toFixed(4)}`);
    say('Done');
  } catch (error) {
    say(error.message);
  }
});
