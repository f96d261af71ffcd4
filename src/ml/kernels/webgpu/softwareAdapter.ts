/** Whether a GPU is a software adapter: a processor that computes what WebGPU asks of a GPU. */

export function isSoftwareAdapter({
  isFallbackAdapter,
  vendor,
  architecture,
  device,
  description,
}: GPUAdapterInfo): boolean {
  const words = [vendor, architecture, device, description].join(' ');
  return isFallbackAdapter || /swiftshader|llvmpipe|lavapipe|basic render|warp/i.test(words);
}

/** Of the device's adapter; false where an older browser does not tell. */
export function isSoftwareDevice(device: GPUDevice): boolean {
  const info: GPUAdapterInfo | undefined = device.adapterInfo;
  return info ? isSoftwareAdapter(info) : false;
}
