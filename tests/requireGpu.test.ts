import { afterEach, expect, it, vi } from 'vitest';
import { findGpuInNode } from './requireGpu';

afterEach(() => vi.unstubAllEnvs());
const none = () => Promise.reject(new Error('There is no GPU.'));

it('skips the tests of WebGPU where there is none', async () => {
  vi.stubEnv('REQUIRE_GPU', undefined);
  expect(await findGpuInNode(none)).toBe(false);
  expect(await findGpuInNode(() => Promise.resolve())).toBe(true);
});

it('fails them where REQUIRE_GPU=1 says that there is one', async () => {
  vi.stubEnv('REQUIRE_GPU', '1');
  await expect(findGpuInNode(none)).rejects.toThrow('There is no GPU.');
  expect(await findGpuInNode(() => Promise.resolve())).toBe(true);
});
