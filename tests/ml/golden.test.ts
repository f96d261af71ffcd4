import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { describe } from 'vitest';
import { goldenSuite } from './suites/golden';

describe('on the cpu', () => goldenSuite(async () => void (await tf.setBackend('cpu'))));
