/** How the shown run's model is loaded and used in Python and JavaScript, with its own names and numbers, to be copied. */

import { useId, useState } from 'react';
import { javascriptLines } from '../../../core/javascript/usage';
import { loadingLines, usageLines } from '../../../core/python/usage';
import { usesMatryoshka } from '../../../core/recipe/conditions';
import { downloads } from '../../../core/run/downloads';
import { thresholdOfRun } from '../../../core/run/export/threshold';
import { tunedId } from '../../../state/models';
import { useApp } from '../../../state/react';
import { selectedRun, shownRun, thresholdOf } from '../../../state/runs';
import { useCopy } from '../../effects/useCopy';
import { fileStemOf } from '../../faults/modelFile';
import { SelectField } from '../../parts/fields/SelectField';
import { words } from '../../words';
import css from './Downloads.module.css';

const wholeVector = 'all';

/** The folder that a zip is unpacked into by default has its name. */
const folderOf = (stem: string, ending: string) => `${stem}${ending.replace(/\.zip$/, '')}`;

export function Snippets() {
  const run = useApp(shownRun);
  const record = useApp(selectedRun);
  const stem = useApp(fileStemOf);
  const moved = useApp(thresholdOf);
  const model = useApp((state) => state.model);
  const ownBase = useApp((state) => record !== null && tunedId(state) === record.id);
  const [chosen, choose] = useState<string>(wholeVector);

  const recipe = record?.recipe ?? null;
  const dims = recipe && usesMatryoshka(recipe) ? recipe.matryoshkaDims.toSorted((a, b) => b - a) : [];
  const dimensions = dims.find((one) => String(one) === chosen) ?? null;
  const defaultPrompt = ownBase && model.kind === 'ready' ? model.report.offers.defaultPrompt : null;
  const given = [recipe?.promptSentence1 ?? null, recipe?.promptSentence2 ?? null] as const;
  const [sentence1, sentence2] = given.map((prompt) => prompt ?? defaultPrompt ?? '');
  const prompts = { sentence1: sentence1 ?? '', sentence2: sentence2 ?? '' };
  const threshold = moved ?? (run.kind === 'none' ? null : thresholdOfRun(run.history));

  const python = `${loadingLines(JSON.stringify(folderOf(stem, downloads.model.ending)), dimensions)}
${usageLines(prompts, threshold)}`;
  const javascript = javascriptLines({
    folder: JSON.stringify(folderOf(stem, downloads.onnx.ending)),
    prompts,
    precision: 'fp32',
    dimensions,
    threshold,
  });
  const unknownPrompt = record !== null && defaultPrompt === null && given.includes(null);

  return (
    <div className={css.stack}>
      <h3>{words.results.snippets}</h3>
      {dims.length > 0 ? (
        <div className={css.copy}>
          <SelectField
            label={words.results.snippetDimensions}
            value={chosen}
            options={[
              { value: wholeVector, label: words.results.allDimensions },
              ...dims.map((one) => ({ value: String(one), label: words.results.firstDimensions(one) })),
            ]}
            onChange={choose}
          />
        </div>
      ) : null}
      <Snippet title={words.results.python} help={words.results.pythonHelp} code={python} />
      <Snippet
        title={words.results.javascript}
        help={`${words.results.javascriptHelp}${unknownPrompt ? ` ${words.results.promptUnknown}` : ''}`}
        code={javascript}
      />
    </div>
  );
}

interface SnippetProps {
  readonly title: string;
  readonly help: string;
  readonly code: string;
}

function Snippet({ title, help, code }: SnippetProps) {
  const { said, copy } = useCopy(words.results.copied, words.results.notCopied);
  const id = useId();
  return (
    <section aria-labelledby={id} className={css.snippet}>
      <h4 id={id}>{title}</h4>
      <p className={css.help}>{help}</p>
      <pre className={css.code} tabIndex={0}>
        <code>{code}</code>
      </pre>
      <div className={css.copy}>
        <button type="button" aria-label={words.results.copyNamed(title)} onClick={() => void copy(code)}>
          {words.results.copy}
        </button>
        <output>{said}</output>
      </div>
    </section>
  );
}
