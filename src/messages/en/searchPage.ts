/**
 * The words of the search page and its README, which a person downloads and puts where they like. Like those of the model
 * card they are in English, whatever the page's language, and so they are no messages.
 */

import { bytes, plural } from '../format';

export const searchPageWords = {
  title: (name: string) => `Search with ${name}`,
  label: 'Search for',
  button: 'Search',
  many: 'Results',
  hits: 'Search results',
  about: (sentences: number) =>
    `Searches ${plural(sentences, 'sentence')} by meaning. The number is the cosine similarity of query and sentence. Nothing that you type leaves this computer.`,
  threshold: (value: string) => `Sentences at or above ${value} are marked as similar.`,
  /** Shown until the script starts, which it does not where the page is opened as a file. */
  starting:
    'Starting. If this does not change, the page was opened as a file: it needs a web server. README.md says how to start one.',
  noScript: 'This page needs JavaScript.',
  /** In the page's script; `{…}` is what it puts in. */
  script: {
    loading: 'Loading the model …',
    ready: 'Ready.',
    searching: 'Searching …',
    found: 'Showing {shown} of {all}.',
    similar: 'similar',
    failed: 'This did not work: {error}',
  },
  readme: {
    intro: (sentences: number) =>
      `A page that searches ${plural(sentences, 'sentence')} by meaning, with a model that was fine-tuned in a browser with Semblance.`,
    private: (file: string) =>
      `It contains the sentences themselves, from ${file}, in \`sentences.json\`: put it only where everyone may read them.`,
    serveTitle: 'Start it',
    serve:
      'A browser does not run it from a file, so serve this folder. With Python installed, run this in the folder, then open http://localhost:8000:',
    host: 'Any static web server or host does. Everything that the page needs is in the folder: it fetches nothing from other hosts and works without an internet connection.',
    filesTitle: 'Files',
    file: 'File',
    holds: 'What it holds',
    files: {
      page: 'the page, its styles and its script, to be changed as you like',
      settings: 'the settings of this model: its prompt, its length in tokens, the threshold',
      sentences: 'the distinct sentences of the dataset',
      vectors: (type: 'float32' | 'int8', sentences: number, dimensions: number) =>
        type === 'float32'
          ? `their vectors, as little-endian float32 [${sentences}, ${dimensions}]`
          : `their vectors, as int8 [${sentences}, ${dimensions}]: each vector is scaled so that its largest number is 127, which leaves its direction as it is to within rounding`,
      model: (precision: string, size: number) =>
        `the model as ONNX (${precision}, ${bytes(size)}), which embeds the query`,
      lib: 'transformers.js and onnxruntime-web, with their licences',
    },
    queryTitle: 'How it searches',
    query:
      'The query is embedded in the browser, with the prompt for queries where the model has one. The sentences were embedded when this folder was written, with the prompt for documents. Results are sorted by cosine similarity.',
    approximate:
      'Model and vectors are stored as int8 to make the folder small, so cosines differ a little from those of the full model, and sentences that are almost equally near can change places.',
    exact: 'Model and vectors are float32: the cosines are those of the full model, up to rounding.',
  },
};
