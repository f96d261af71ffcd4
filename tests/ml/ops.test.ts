import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { describe } from 'vitest';
import { lossOpsSuite } from './suites/lossOps';
import { opsSuite } from './suites/ops';

const onCpu = async () => void (await tf.setBackend('cpu'));

describe('on the cpu', () => {
  opsSuite(onCpu);
  lossOpsSuite(onCpu);
});
