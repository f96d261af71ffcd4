import { describe, expect, it } from 'vitest';
import { withHalves } from '../../src/ml/kernels/webgpu/halfAccess';

describe('a shader for float16', () => {
  const shader = {
    name: 'sample',
    writes: { y: 'vec4f' },
    reads: { x: 'f32', ids: 'i32' },
    uniforms: {},
    workgroup: [1, 1],
    body: 'let xx = ax[1]; y[u.n * (i + 1u)] = vec4f(x[u32(ids[i])]); if (x[0] == 1.0) { return; }',
  } as const;

  it('widens what is read, rounds what is written, and leaves the rest', () => {
    expect(withHalves(shader, [true, true, false])).toMatchObject({
      writes: { y: 'vec4h' },
      reads: { x: 'f16', ids: 'i32' },
      body: 'let xx = ax[1]; y[u.n * (i + 1u)] = vec4h( vec4f(f32(x[u32(ids[i])]))); if (f32(x[0]) == 1.0) { return; }',
    });
  });

  it('is refused for integers', () => {
    expect(() => withHalves(shader, [false, false, true])).toThrow('ids cannot be float16');
  });
});
