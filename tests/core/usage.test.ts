import { describe, expect, it } from 'vitest';
import { javascriptLines } from '../../src/core/javascript/usage';
import { loadingLines, usageLines } from '../../src/core/python/usage';

const same = { sentence1: '', sentence2: '' };
const sides = { sentence1: 'query: ', sentence2: 'passage: ' };

describe('the Python lines', () => {
  it('load the folder, cut to the dimensions where they are named', () => {
    expect(loadingLines('"support-run-1-model"')).toMatch(/\("support-run-1-model"\)$/);
    expect(loadingLines('"support-run-1-model"', 64)).toMatch(/\("support-run-1-model", truncate_dim=64\)$/);
  });

  it('compare cosines with the threshold where there is one', () => {
    expect(usageLines(same)).not.toContain('>=');
    expect(usageLines(same, 0.78125)).toContain('cosines >= 0.7813');
    expect(usageLines(sides, 0.5)).toContain('model.similarity(queries, documents)');
  });
});

describe('the JavaScript lines', () => {
  const of = { folder: '"support-run-1-onnx"', precision: 'q8' } as const;

  it('name the folder, the precision and each side’s prompt', () => {
    const lines = javascriptLines({ ...of, prompts: sides });
    expect(lines).toContain('const folder = "support-run-1-onnx";');
    expect(lines).toContain('dtype: "q8"');
    expect(lines).toContain('encode(["query: Who is eating?"])');
    expect(lines).toContain('console.log(cosine(queries[0], documents[0]));');
  });

  it('cut the vectors and compare with the threshold where these are named', () => {
    const lines = javascriptLines({ ...of, prompts: same, dimensions: 64, threshold: 0.78125 });
    expect(lines).toContain('sentence_embedding.slice(null, [0, 64]).tolist()');
    expect(lines).toContain('similarity >= 0.7813');
  });
});
