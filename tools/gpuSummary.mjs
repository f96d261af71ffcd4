/** Writes what was found on each adapter (bench/results/gpu-*.json) into bench/README.md, between its two marks. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = 'bench/results';
const readme = 'bench/README.md';
const [start, end] = ['<!-- gpu: written by npm run gpu -->', '<!-- gpu: end -->'];

export function writeSummary() {
  const found = readdirSync(folder)
    .filter((name) => /^gpu-.*\.json$/.test(name))
    .sort()
    .map((name) => ({ name: name.slice(0, -'.json'.length), ...read(`${folder}/${name}`) }));
  const text = readFileSync(readme, 'utf8');
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${readme} has no place for the table.`);
  const head = ['adapter', 'tests', 'multiply-adds', 'products', 'tiling', 'MiniLM-L6, 8 × 32', 'dispatches'];
  const rows = found.map(rowOf);
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  writeFileSync(readme, [text.slice(0, from + start.length), '', ...table, '', text.slice(to)].join('\n'));
}

/** @param {string} path @returns {any} */
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** @param {any} results @returns {string[]} */
function rowOf({ name, date, checked, found, tilings, cells }) {
  /** @param {(suite: any) => number} count */
  const sum = (count) =>
    checked.reduce((/** @type {number} */ all, /** @type {any} */ suite) => all + count(suite), 0);
  const cell = cells.find(
    (/** @type {any} */ one) => one.model === 'MiniLM-L6' && one.pairs === 8 && one.length === 32,
  );
  const share = found?.peak ? ` (${Math.round((100 * found.products) / found.peak)} %)` : '';
  return [
    `[${name.slice('gpu-'.length)}](results/${name}.md), ${date.slice(0, 10)}`,
    `${sum((suite) => suite.passed)} passed, ${sum((suite) => suite.failed.length)} failed`,
    found?.peak ? `${Math.round(found.peak)} GFLOP/s` : '',
    found ? `${found.products.toPrecision(3)} GFLOP/s${share}` : '',
    tilings?.chosen ?? '',
    cell?.step ? duration(cell.step) : (cell?.reason ?? ''),
    cell?.dispatches ? String(cell.dispatches) : '',
  ];
}

/** @param {number} seconds */
const duration = (seconds) =>
  seconds < 1 ? `${Math.round(1000 * seconds)} ms` : `${seconds.toPrecision(3)} s`;
