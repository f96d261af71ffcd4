/** How the embeddings are downloaded: the file's format, and which sentences. */

import { useState } from 'react';
import type { DownloadChoices } from '../../../core/run/downloads';
import { embeddedSentences, embeddingFormats } from '../../../core/run/export/embeddings';
import { SelectField } from '../../parts/fields/SelectField';
import { words } from '../../words';

const { embeddingFormats: formatWords, embeddedSentences: sentenceWords } = words.results;
const formats = embeddingFormats.map((value) => ({ value, label: formatWords[value] }));
const kinds = embeddedSentences.map((value) => ({ value, label: sentenceWords[value] }));

export function useEmbeddings() {
  const [choices, choose] = useState<DownloadChoices['embeddings']>({ format: 'jsonl', of: 'evaluation' });
  return {
    choices,
    help: `${words.results.embeddingsHelp} ${words.results.embeddingHelp[choices.format]}`,
    controls: (
      <>
        <SelectField
          label={words.results.embeddingFormat}
          value={choices.format}
          options={formats}
          onChange={(format) => choose({ ...choices, format })}
        />
        <SelectField
          label={words.results.embeddedSentence}
          value={choices.of}
          options={kinds}
          onChange={(of) => choose({ ...choices, of })}
        />
      </>
    ),
  };
}
