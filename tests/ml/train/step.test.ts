import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { describe } from 'vitest';
import { stepSuite } from '../suites/step';

describe('on the cpu', () => stepSuite(async () => void (await tf.setBackend('cpu'))));
