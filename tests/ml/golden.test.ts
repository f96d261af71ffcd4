import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { describe } from 'vitest';
import { goldenSuite } from './suites/golden';
import { lossesGoldenSuite } from './suites/lossesGolden';

const onCpu = async () => void (await tf.setBackend('cpu'));

describe('on the cpu', () => {
  goldenSuite(onCpu);
  lossesGoldenSuite(onCpu);
});
