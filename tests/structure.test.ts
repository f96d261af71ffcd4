/** The shape of `src`: small files, small rooms, and folders that import one way only. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const maxLines = 320;
const maxFiles = 15;

const root = fileURLToPath(new URL('../src', import.meta.url));

/** Compiled from its neighbour, and not in the repository. */
const isGenerated = (path: string) => /(^|\/)built(\/|$)/.test(path);
const isCode = (path: string) => /\.(ts|tsx|css)$/.test(path) && !isGenerated(path);

/** Paths below src, with slashes. */
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => isCode(path) && statSync(join(root, path)).isFile())
  .sort();

const text = (path: string) => readFileSync(join(root, path), 'utf8');
const known = new Set(files);

/** What a file imports of src, types and what is imported later included. */
function importsOf(path: string): readonly string[] {
  if (path.endsWith('.css')) return [];
  return ts.preProcessFile(text(path), true, true).importedFiles.flatMap(({ fileName }) => {
    if (!fileName.startsWith('.')) return [];
    const target = join(dirname(path), fileName.replace(/\?.*$/, '')).replaceAll('\\', '/');
    const found = ['', '.ts', '.tsx', '/index.ts'].map((end) => target + end).find((name) => known.has(name));
    return found === undefined ? [] : [found];
  });
}

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** The entries of each folder, and which of its siblings each imports, itself or through what it holds. */
function siblingGraphs(): ReadonlyMap<string, Graph> {
  const graphs = new Map<string, Map<string, Set<string>>>();
  for (const from of files) {
    for (const to of importsOf(from)) {
      const [a, b] = [from.split('/'), to.split('/')];
      let depth = 0;
      while (a[depth] !== undefined && a[depth] === b[depth]) depth++;
      const [one, other] = [a[depth], b[depth]];
      if (one === undefined || other === undefined) continue;
      const folder = a.slice(0, depth).join('/');
      const graph = graphs.get(folder) ?? new Map<string, Set<string>>();
      graphs.set(folder, graph);
      graph.set(one, (graph.get(one) ?? new Set()).add(other));
    }
  }
  return graphs;
}

/** A shortest way from an entry back to itself; null where there is none. */
function circleThrough(start: string, graph: Graph): readonly string[] | null {
  const ways: (readonly string[])[] = [[start]];
  const seen = new Set<string>();
  for (let way = ways.shift(); way; way = ways.shift()) {
    for (const next of graph.get(way.at(-1) ?? '') ?? []) {
      if (next === start) return [...way, start];
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return null;
}

/** Each circle once, however many entries of it one could begin with. */
function circles(graph: Graph): readonly string[] {
  const found = [...graph.keys()].flatMap((start) => {
    const circle = circleThrough(start, graph);
    return circle ? [circle] : [];
  });
  const byMembers = new Map(found.map((circle) => [[...circle.slice(1)].sort().join(), circle.join(' → ')]));
  return [...byMembers.values()];
}

describe('the source', () => {
  it(`has no file of more than ${maxLines} lines`, () => {
    const long = files
      .map((path) => ({ path, lines: text(path).trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > maxLines)
      .map(({ path, lines }) => `src/${path}: ${lines}`);
    expect(long).toEqual([]);
  });

  it(`has no folder with more than ${maxFiles} files of code`, () => {
    const counts = new Map<string, number>();
    for (const path of files) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
    const crowded = [...counts].filter(([, count]) => count > maxFiles);
    expect(crowded.map(([folder, count]) => `src/${folder}: ${count}`)).toEqual([]);
  });

  it('has no circle of folders: of two that lie side by side only one imports the other, directly or around', () => {
    const found = [...siblingGraphs()].flatMap(([folder, graph]) =>
      circles(graph).map((circle) => `${join('src', folder)}: ${circle}`),
    );
    expect(found).toEqual([]);
  });

  it('is read as it is: the imports of the entry lead to every ring', () => {
    const reached = new Set<string>();
    const waiting = ['app/main.tsx', 'worker/main.ts', 'cli/main.ts'];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (reached.has(path)) continue;
      reached.add(path);
      waiting.push(...importsOf(path));
    }
    const rings = readdirSync(root).filter((name) => statSync(join(root, name)).isDirectory());
    expect(rings.filter((ring) => ![...reached].some((path) => path.startsWith(`${ring}/`)))).toEqual([]);
  });
});
