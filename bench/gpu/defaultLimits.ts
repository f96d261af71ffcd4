/** WebGPU's default limits, whatever the adapter can do: every device has them, and some have no more. */

/** https://www.w3.org/TR/webgpu/#limits, for compute. */
export const defaultLimits = {
  maxStorageBuffersPerShaderStage: 8,
  maxStorageBufferBindingSize: 128 * 2 ** 20,
  maxBufferSize: 256 * 2 ** 20,
  maxComputeWorkgroupStorageSize: 16 * 2 ** 10,
  maxComputeInvocationsPerWorkgroup: 256,
  maxComputeWorkgroupSizeX: 256,
  maxComputeWorkgroupSizeY: 256,
  maxComputeWorkgroupSizeZ: 64,
  maxComputeWorkgroupsPerDimension: 65_535,
} as const satisfies Partial<Record<keyof GPUSupportedLimits, number>>;

/** From now on an adapter shows these limits, and its devices have them: beyond them a device refuses. */
export function askForDefaultLimits(limits: Readonly<Record<string, number>> = defaultLimits): void {
  const { gpu } = navigator;
  const request = gpu.requestAdapter.bind(gpu);
  gpu.requestAdapter = async (options) => {
    const adapter = await request(options);
    if (!adapter) return null;
    const { limits: own } = adapter;
    const shown = new Proxy(own, {
      get: (_, name) =>
        typeof name === 'string' && name in limits ? limits[name] : Reflect.get(own, name, own),
    });
    Object.defineProperty(adapter, 'limits', { value: shown, configurable: true });
    return adapter;
  };
}
