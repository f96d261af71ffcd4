/**
 * What people read stands in src/messages alone: elsewhere in the engine and the state a sentence in a string literal is
 * a fault. Left out, since the page and the terminal show none of them as their own words:
 * - errors that only a programmer can cause (`new Error`), and what goes to the console;
 * - Python and WGSL code, also where it is quoted within Markdown;
 * - the titles of papers, and the prompts that families of models are trained with;
 * - lists of words with which the names and labels of data are compared.
 */

import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesBelow } from './sourceFiles';

const rings = ['core', 'ml', 'protocol', 'worker', 'client', 'state', 'cli'];

/** Code in other languages, written as text. */
const generators = /^src\/(core\/(python|javascript)|ml\/kernels)\//;
const quotedCode = /```[^]*?```/g;

const prompts = 'src/ml/model/folder/families.ts';

const citation = /, arXiv:\d{4}\.\d{5}$/;

const wordLists = [
  'src/core/data/dataset/bystanders.ts',
  'src/core/data/dataset/joined.ts',
  'src/core/data/words/columnNames.ts',
  'src/core/data/words/raters.ts',
  'src/core/data/dataset/roles.ts',
  'src/core/data/parse/json/document.ts',
  'src/core/data/words/labelTable.ts',
  'src/core/data/words/labelWords.ts',
  'src/core/data/words/splitWords.ts',
  'src/core/data/parse/table/header.ts',
];
const isWordList = (file: string, text: string) => wordLists.includes(file) && !/[.;:!]|[A-Z]/.test(text);

/** Three words or more, of letters alone, one after the other. */
const words = /(?:^|[\s"'(])[A-Za-z][a-z'’]*,? [a-z'’]+,? [a-z'’]+(?:$|[\s.,;:!?"')])/;
/** A capital letter, a few words and a full stop, such as "The GPU was lost." */
const closed = /^[A-Z][^\n]* [^\n]*[\p{L}\d)"”][.!?]$/u;

const isSentence = (text: string) => words.test(text) || closed.test(text);

it.each(rings)('src/%s has no sentence for people', (ring) => {
  const found = filesBelow(`src/${ring}`)
    .filter((file) => !generators.test(file) && file !== prompts)
    .flatMap((file) => sentencesIn(file, readFileSync(file, 'utf8')).map((text) => `${file}: ${text}`));
  expect(found).toEqual([]);
});

describe('a sentence for people', () => {
  const file = 'src/core/report/report.ts';
  it.each([
    "message('data.row.nul')",
    "throw new Error('The caller has to open it first.')",
    'console.warn(`${name}, caused by`, error)',
    "const loss = { source: 'Li, Li: A way to embed texts (2023)' }",
    'const card = `# ${title}\n\n\\`\\`\\`python\nprint("This is a line of Python.")\n\\`\\`\\`\n`',
  ])('is not found in %s', (code) => expect(sentencesIn(file, code)).toEqual([]));

  it.each([
    "const what = 'The file is empty.'",
    "const what = 'The GPU was lost.'",
    "const label = 'Rows to evaluate'",
    'const what = `${name} has no rows`',
    'const what = `Line ${line} is broken.`',
    "throw new DataError('Nothing was read from it.')",
    'const card = `${title}\n\nThe model was not evaluated.\n\n\\`\\`\\`python\nprint()\n\\`\\`\\`\n`',
  ])('is found in %s', (code) => expect(sentencesIn(file, code)).toHaveLength(1));
});

function sentencesIn(file: string, code: string): string[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isForDevelopers(node)) return;
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'source') return;
    const text = textOf(node)?.replaceAll(quotedCode, '');
    if (text !== undefined && isSentence(text) && !citation.test(text) && !isWordList(file, text)) {
      found.push(text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** A thrown error of the language itself, or a line in the console. */
function isForDevelopers(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) {
    return /^(Error|RangeError|TypeError|DOMException)$/.test(node.expression.getText());
  }
  return ts.isCallExpression(node) && /^console\.\w+$/.test(node.expression.getText());
}

/** The text of a literal; a template's expressions count as one word each. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `x${literal.text}`).join('');
}
