/** How downloaded embeddings are read in Python. */

import type { ArrayFormat } from '../run/export/embeddings';

const read = `import json
import numpy as np

embeddings = np.load("embeddings.npy")
texts = [json.loads(line) for line in open("texts.jsonl", encoding="utf-8")]`;

const quantize = `
from sentence_transformers.util.quantization import quantize_embeddings

# query = model.encode(["..."])`;

export function readingLines(format: ArrayFormat): string {
  switch (format) {
    case 'npy':
      return read;
    case 'int8':
      return `${read}
${quantize}
query = quantize_embeddings(query, "int8", ranges=np.load("ranges.npy"))`;
    case 'ubinary':
      return `${read}
${quantize}
query = quantize_embeddings(query, "ubinary")
distances = np.unpackbits(query ^ embeddings, axis=1).sum(axis=1)`;
  }
}
