/** Principal component analysis of many vectors: their covariance, and its eigenvectors by ml-matrix. */

import type { Progress } from '../../core/run/events';
import type { Message } from '../../messages/message';

/** Rows between two turns for other work. */
const rowsInTurn = 256;

interface Asked {
  /** At most the vectors' width, and fewer than there are vectors. */
  readonly dimensions: number;
  /** What is being done, for the progress. */
  readonly what: Message;
}

interface Components {
  /** [width] */
  readonly mean: Float64Array;
  /** Unit vectors, that of the largest variance first; the largest number of each is positive. [dimensions][width] */
  readonly directions: readonly Float64Array[];
  /** The share of the variance along them, in [0, 1]. */
  readonly explained: number;
}

/** Starts and ends of the rows of each turn, with the progress there. */
function* turns(rows: number, what: Message) {
  for (let start = 0; start < rows; start += rowsInTurn) {
    const end = Math.min(rows, start + rowsInTurn);
    yield { what, done: start, total: rows, start, end };
  }
}

/** The directions of largest variance, as scikit-learn's PCA. Float64 inside. @param vectors at least 2 [n][width] */
export async function* principalDirections(
  vectors: readonly Float32Array[],
  { dimensions, what }: Asked,
): AsyncGenerator<Progress, Components> {
  const width = vectors[0]?.length ?? 0;
  const mean = new Float64Array(width);
  for (const vector of vectors) {
    for (let i = 0; i < width; i++) mean[i] = (mean[i] ?? 0) + (vector[i] ?? 0) / vectors.length;
  }
  const covariance = new Float64Array(width * width); // the lower triangle
  const x = new Float64Array(width);
  for (const { start, end, ...progress } of turns(vectors.length, what)) {
    yield progress;
    for (const vector of vectors.slice(start, end)) {
      for (let i = 0; i < width; i++) x[i] = (vector[i] ?? 0) - (mean[i] ?? 0);
      for (let i = 0; i < width; i++) {
        const xi = x[i] ?? 0;
        for (let j = 0, at = i * width; j <= i; j++, at++)
          covariance[at] = (covariance[at] ?? 0) + xi * (x[j] ?? 0);
      }
    }
  }
  return { mean, ...(await leadingEigenvectors(covariance, width, dimensions)) };
}

/** The numbers of each vector, less `from`, along the directions. @returns [n × dimensions] */
export function* alongDirections(
  vectors: readonly Float32Array[],
  directions: readonly Float64Array[],
  what: Message,
  from: Float64Array | null = null,
): Generator<Progress, Float32Array<ArrayBuffer>> {
  const found = new Float32Array(vectors.length * directions.length);
  let at = 0;
  for (const { start, end, ...progress } of turns(vectors.length, what)) {
    yield progress;
    for (const vector of vectors.slice(start, end)) {
      for (const direction of directions) {
        let sum = 0;
        for (let i = 0; i < vector.length; i++)
          sum += ((vector[i] ?? 0) - (from?.[i] ?? 0)) * (direction[i] ?? 0);
        found[at++] = sum;
      }
    }
  }
  return found;
}

/** @param symmetric its lower triangle [width × width] */
async function leadingEigenvectors(
  symmetric: Float64Array,
  width: number,
  most: number,
): Promise<Omit<Components, 'mean'>> {
  const { EigenvalueDecomposition, Matrix } = await import('ml-matrix');
  const matrix = Matrix.zeros(width, width);
  for (let i = 0; i < width; i++) {
    for (let j = 0; j <= i; j++) {
      const value = symmetric[i * width + j] ?? 0;
      matrix.set(i, j, value).set(j, i, value);
    }
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, {
    assumeSymmetric: true,
  });
  const order = realEigenvalues.map((value, i) => ({ value, i })).sort((a, b) => b.value - a.value);
  const leading = order.slice(0, most);
  const sum = (of: typeof order) => of.reduce((total, { value }) => total + Math.max(0, value), 0);
  const directions = leading.map(({ i }) => {
    const direction = Float64Array.from({ length: width }, (_, row) => eigenvectorMatrix.get(row, i));
    const largest = direction.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
    return largest < 0 ? direction.map((value) => -value) : direction;
  });
  return { directions, explained: sum(order) > 0 ? sum(leading) / sum(order) : 1 };
}
