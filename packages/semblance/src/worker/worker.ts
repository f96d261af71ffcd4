/**
 * The worker's script, for pages that start the worker themselves: in the module that the page's worker runs,
 * `import 'semblance/worker'` is all there is to do. It listens for the calls of `createTrainer`.
 */

import '../../../../src/worker/main';
