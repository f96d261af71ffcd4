/** What stands below the fields of the device: measured times, the memory that a run takes, the check. */

import { MemoryNote } from '../MemoryNote';
import { CheckDevice } from './CheckDevice';
import { DeviceTimes } from './DeviceTimes';

export function AboutDevice() {
  return (
    <>
      <DeviceTimes />
      <MemoryNote />
      <CheckDevice />
    </>
  );
}
