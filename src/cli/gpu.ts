/** WebGPU in Node: its own where it has one, else Dawn's from the npm package `webgpu`, put where browsers have theirs. */

import * as z from 'zod/mini';
import { DeviceError } from '../core/errors';

type Gpu = Pick<GPU, 'requestAdapter'>;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const gpuSchema = z.custom<Gpu>((value) => isObject(value) && 'requestAdapter' in value);
const dawnSchema = z.object({
  create: z.custom<(options: readonly string[]) => unknown>((value) => typeof value === 'function'),
  /** The classes and constants that a browser has as globals. */
  globals: z.custom<object>(isObject),
});

const useWasm = 'give --compute wasm';

/** Not a dependency: few want it, and it is large. */
const dawnsName = 'webgpu';

/**
 * @param load gives Dawn's module
 * @throws DeviceError where there is no WebGPU, or no GPU that it may use
 */
export async function provideGpu(
  load: () => Promise<unknown> = () => import(/* @vite-ignore */ dawnsName),
): Promise<void> {
  const own = gpuSchema.safeParse(navigatorOf()?.gpu);
  const gpu = own.success ? own.data : await dawn(load);
  if (await gpu.requestAdapter().catch(() => null)) return;
  throw new DeviceError(
    'WebGPU found no GPU that it may use.',
    `Install a driver (on Linux one for Vulkan, with its loader libvulkan.so.1; VK_ICD_FILENAMES may name it), or ${useWasm}.`,
  );
}

async function dawn(load: () => Promise<unknown>): Promise<Gpu> {
  const found = dawnSchema.safeParse(await load().catch(() => null));
  if (!found.success) {
    throw new DeviceError('This Node has no WebGPU.', `Run "npm install webgpu" first, or ${useWasm}.`);
  }
  const { create, globals } = found.data;
  const gpu = gpuSchema.parse(create([]));
  Object.assign(globalThis, globals);
  const navigator = navigatorOf();
  if (navigator) Object.defineProperty(navigator, 'gpu', { value: gpu, configurable: true });
  else Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true });
  return gpu;
}

/** Node 20 has none. */
function navigatorOf(): { readonly gpu?: unknown } | null {
  const navigator: unknown = Reflect.get(globalThis, 'navigator');
  return isObject(navigator) ? navigator : null;
}
