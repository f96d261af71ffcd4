/** The worker's device. Where a GPU computes wrongly, WebAssembly takes its place, and a note says so. */

import { message } from '../../messages/message';
import { createDevice, type Device } from '../../ml/run/device';
import { wasmPaths } from './addresses';
import { startHelper } from './threads';

export const createWorkerDevice = (): Device =>
  createDevice({
    wasmPaths,
    startHelper,
    refusal: null,
    afterFailure: { next: message('worker.device.next'), kept: message('worker.kept') },
  });
