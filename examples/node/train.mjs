/** Fine-tunes the built-in model on a file of pairs, and encodes with it: node train.mjs pairs.csv model */

import { english, evaluate, openModel, train } from 'semblance/engine';

const [data, out] = process.argv.slice(2);

const before = await evaluate({ data });
console.log(`Before: ${before.evaluations[0].metrics.spearman?.toFixed(4)}`);

const run = await train({
  data,
  out,
  settings: { epochs: 1, compute: 'wasm' },
  onEvent(event) {
    if (event.type === 'data') for (const note of event.notes) console.log(english(note));
    if (event.type === 'step') console.log(`Step ${event.step}: loss ${event.loss.toFixed(4)}`);
    if (event.type === 'evaluation') console.log(`Spearman ${event.evaluation.metrics.spearman?.toFixed(4)}`);
    if (event.type === 'saved') console.log(`Written to ${event.folder}: ${event.files.length} files`);
  },
});
console.log(`The run is ${run.state}`);

const model = await openModel(out);
const [query, ...texts] = await model.encode(['a dog', 'a puppy', 'a tax form']);
const cosine = (a, b) => a.reduce((sum, x, i) => sum + x * b[i], 0); // vectors of length 1
console.log(`${model.name}, cosines: ${texts.map((text) => cosine(query, text).toFixed(3)).join(', ')}`);
model.dispose();
