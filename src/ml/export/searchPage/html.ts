/** What a search page says: its HTML, and the README beside it. */

import type { SearchSettings } from '../../../core/run/export/searchPage';
import { searchPageWords as words } from '../../../messages/en/searchPage';
import { plain, table } from '../markdown';

export interface SearchFacts extends Pick<SearchSettings, 'dtype' | 'dimensions' | 'vectors' | 'threshold'> {
  /** Of the model. */
  readonly name: string;
  /** Of the file with the sentences. */
  readonly data: string;
  readonly sentences: number;
  /** Of the .onnx file, in bytes. */
  readonly modelBytes: number;
}

export const scriptWords: SearchSettings['words'] = words.script;

/** How many results the page can show; the first is chosen. */
const counts = [10, 50, 200];

/** Scripts, styles and data come from the page's own server alone, which its policy makes sure of. */
export function searchHtml({ name, sentences, threshold }: SearchFacts): string {
  const title = escaped(words.title(name));
  const about = [
    words.about(sentences),
    ...(threshold === null ? [] : [words.threshold(threshold.toFixed(4))]),
  ];
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta
      http-equiv="Content-Security-Policy"
      content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"
    />
    <title>${title}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="search.css" />
    <script type="module" src="search.js"></script>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      <form id="search" role="search">
        <label>
          ${escaped(words.label)}
          <input id="query" type="search" autocomplete="off" required />
        </label>
        <label>
          ${escaped(words.many)}
          <select id="many">
            ${counts.map((count) => `<option>${count}</option>`).join('\n            ')}
          </select>
        </label>
        <button>${escaped(words.button)}</button>
      </form>
      <noscript><p>${escaped(words.noScript)}</p></noscript>
      <p id="status" role="status">${escaped(words.starting)}</p>
      <ol id="hits" aria-label="${escaped(words.hits)}"></ol>
      <p class="about">${about.map(escaped).join(' ')}</p>
    </main>
  </body>
</html>
`;
}

export function searchReadme(facts: SearchFacts): string {
  const { readme } = words;
  const { name, data, sentences, dtype, vectors, dimensions, modelBytes } = facts;
  const { files } = readme;
  return `# ${plain(words.title(name))}

${readme.intro(sentences)}

${readme.private(plain(data))}

## ${readme.serveTitle}

${readme.serve}

    python -m http.server

${readme.host}

## ${readme.queryTitle}

${readme.query} ${dtype === 'q8' ? readme.approximate : readme.exact}

## ${readme.filesTitle}

${table([
  [readme.file, readme.holds],
  ['index.html, search.css, search.js', files.page],
  ['settings.js', files.settings],
  ['sentences.json', files.sentences],
  ['vectors.bin', files.vectors(vectors, sentences, dimensions)],
  ['model', files.model(dtype, modelBytes)],
  ['lib', files.lib],
])}
`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
