/** The entry of a thread that computes with the worker: it waits for one message, and then for work. */

import { help, type HelperSetup } from '../ml/kernels/wasm/threadPool';
import { createHelperPort } from '../protocol/port';

const port = createHelperPort(self);
port.listen((setup) => help(setup satisfies HelperSetup, port.ready));
