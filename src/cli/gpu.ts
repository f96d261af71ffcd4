/** WebGPU in Node: its own where it has one, else Dawn's from the npm package `webgpu`, as `navigator.gpu`. */

import * as z from 'zod/mini';
import { DeviceError } from '../core/errors';
import { message } from '../messages/message';

type Gpu = Pick<GPU, 'requestAdapter'>;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const gpuSchema = z.custom<Gpu>((value) => isObject(value) && 'requestAdapter' in value);
const dawnSchema = z.object({
  create: z.custom<(options: readonly string[]) => unknown>((value) => typeof value === 'function'),
  /** The classes and constants that a browser has as globals. */
  globals: z.custom<object>(isObject),
});

/** Not a dependency: it is large, and few need it. */
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
  throw new DeviceError(message('cli.gpu.none'), message('cli.gpu.none.next'));
}

async function dawn(load: () => Promise<unknown>): Promise<Gpu> {
  const found = dawnSchema.safeParse(await load().catch(() => null));
  if (!found.success) {
    throw new DeviceError(message('cli.gpu.noWebgpu'), message('cli.gpu.noWebgpu.next'));
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
