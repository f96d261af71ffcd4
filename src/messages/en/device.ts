/** Messages on devices: backends, GPUs, threads, memory. */

export const deviceMessages = {
  /** Why this backend was started and no other. */
  'device.reasons': ({ reasons }: { reasons: readonly string[] }) => reasons.join(' '),

  'device.gpu.lost': ({ reason }: { reason: string }) => `The GPU was lost: ${reason}`,
  'device.gpu.failed': ({ error }: { error: string }) => `The GPU could not do its work: ${error}`,
  'device.gpu.wasmInstead': 'WebAssembly is used instead.',
};
