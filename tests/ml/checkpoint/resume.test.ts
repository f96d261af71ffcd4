import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { describe } from 'vitest';
import { resumeSuite } from '../suites/resume';

describe('on the cpu', () => resumeSuite(async () => void (await tf.setBackend('cpu')), 'all'));
