import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { describe } from 'vitest';
import { opsSuite } from './suites/ops';

describe('on the cpu', () => opsSuite(async () => void (await tf.setBackend('cpu'))));
