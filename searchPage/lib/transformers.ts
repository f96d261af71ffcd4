/** What the search page uses of transformers.js: built into one file, `lib/transformers.js`. */

export { AutoModel, AutoTokenizer, env, Tensor } from '@huggingface/transformers';
