/** Whether tests of WebGPU in Node can run on this machine. */

import { provideGpu } from '../src/cli/gpu';

/**
 * For `describe.runIf`: false where there is no WebGPU.
 * @throws where REQUIRE_GPU=1 says that there is one, so that its tests fail and are not skipped
 */
export async function findGpuInNode(find: () => Promise<void> = provideGpu): Promise<boolean> {
  try {
    await find();
    return true;
  } catch (error) {
    if (process.env['REQUIRE_GPU'] === '1') throw error;
    return false;
  }
}
