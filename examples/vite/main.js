import { createTrainer, english } from 'semblance';
import { builtinModel } from 'semblance/builtin';

const trainer = createTrainer();
const [input, button, log] = ['input', 'button', 'pre'].map((name) => document.querySelector(name));
const say = (line) => log.append(`${line}\n`);
const scoreOf = ({ evaluations }) => evaluations.at(-1)?.metrics.spearman?.toFixed(4);

button.addEventListener('click', () => trainer.stop()); // the model so far is kept

input.addEventListener('change', async () => {
  try {
    const { examples } = await trainer.openData(input.files[0]);
    for (const note of examples.notes) say(english(note));
    const model = await trainer.loadModel(builtinModel);
    say(`${model.name}: ${model.layers} layers, vectors of ${model.dimensions} numbers`);

    const base = await trainer.evaluate({ limit: 201 });
    say(`Before: ${scoreOf(base.history)}`);

    button.hidden = false;
    const run = await trainer.train({
      settings: { epochs: 1 },
      onEvent(event) {
        if (event.type === 'backend') say(`Computes on ${event.backend}, threads: ${event.threads}`);
        if (event.type === 'step') say(`Step ${event.step}: loss ${event.loss.toFixed(4)}`);
      },
    });
    say(`After: ${scoreOf(run.history)}`);
    const { size } = await trainer.download(run, 'model');
    say(`The model's folder as a zip: ${size} bytes`);
    say('Done');
  } catch (error) {
    say(error.message);
  }
});
