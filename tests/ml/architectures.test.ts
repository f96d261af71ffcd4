import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { openAsBlob } from 'node:fs';
import { describe } from 'vitest';
import { architecturesGolden } from '../parity/architectures';
import { architecturesSuite } from './suites/architectures';

const golden = await architecturesGolden(
  await openAsBlob(new URL('../golden/architectures.json.gz', import.meta.url)),
);

describe('on the cpu', () => architecturesSuite(golden, async () => void (await tf.setBackend('cpu'))));
