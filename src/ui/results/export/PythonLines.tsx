/** Four lines of Python that load the downloaded model. */

import { words } from '../../words';
import css from './Downloads.module.css';

const lines = `from sentence_transformers import SentenceTransformer
model = SentenceTransformer("path/to/the/unzipped/folder")
vectors = model.encode(["A first sentence.", "A second one."])
print(model.similarity(vectors, vectors))`;

export function PythonLines() {
  return (
    <div className={css.stack}>
      <h3>{words.results.python}</h3>
      <pre className={css.code} tabIndex={0}>
        <code>{lines}</code>
      </pre>
    </div>
  );
}
