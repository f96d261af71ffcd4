/** The result of a device's check as text: to read, and to copy into a bug report. It names no data. */

import {
  type BackendChecks,
  type DeviceCheck,
  type DeviceReport,
  type GpuFacts,
  gpuName,
  passes,
} from '../../../core/device/report';
import { say, words } from '../../words';

const { device } = words;

/** All checks that were made, and those that failed. */
export function countChecks({ backends }: DeviceReport): { readonly all: number; readonly failed: number } {
  const checks = backends.flatMap((one) => one.checks);
  return { all: checks.length, failed: checks.filter((check) => !passes(check)).length };
}

export function reportText({ gpu, backends, timing }: DeviceReport): string {
  return [
    `Semblance ${import.meta.env.SEMBLANCE_VERSION}`,
    navigator.userAgent,
    ...gpuLines(gpu),
    ...backends.flatMap(backendLines),
    ...(timing
      ? [
          device.times(timing.batchSize, timing.seconds.webgpu, timing.seconds.wasm),
          device.measuredOn(timing.gpu, timing.threads),
        ]
      : []),
  ].join('\n');
}

function gpuLines(gpu: GpuFacts | null): readonly string[] {
  if (!gpu) return [device.gpu(device.noGpu)];
  const name = gpuName(gpu) || device.unnamedGpu;
  const limits = Object.entries(gpu.limits).map(([limit, value]) => `${limit} ${value}`);
  return [
    device.gpu(gpu.software ? device.software(name) : name),
    device.limits(limits.join(', ')),
    device.features(gpu.features.join(', ')),
  ];
}

function backendLines({ asked, backend, note, checks, seconds }: BackendChecks): readonly string[] {
  const name = device.backends[asked];
  const why = note ? say(note) : '';
  if (backend === null) return [device.notStarted(name, why)];
  const failed = checks.filter((check) => !passes(check));
  return [
    ...(backend === asked ? [] : [device.replaced(name, device.backends[backend], why)]),
    device.passed(device.backends[backend], checks.length - failed.length, checks.length, seconds),
    ...failed.map(failureLine),
  ];
}

const failureLine = ({ name, difference, tolerance, error }: DeviceCheck) =>
  error === null
    ? device.failed(name, difference.toPrecision(3), tolerance.toPrecision(1))
    : device.threw(name, error);
