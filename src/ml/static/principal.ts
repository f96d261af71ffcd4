/** Principal component analysis of many vectors: their covariance, and its eigenvectors by ml-matrix. */

import type { Progress } from '../../core/run/events';
import { message } from '../../messages/message';

/** Rows between two turns for other work. */
const rowsInTurn = 256;

/**
 * The vectors less their mean, along their `dimensions` directions of largest variance, as scikit-learn's PCA; of each
 * direction the largest number is positive. Float64 inside.
 * @param vectors [n × width], n at least 2, `dimensions` at most width
 * @returns [n × dimensions]
 */
export async function* principalComponents(
  vectors: Float32Array,
  width: number,
  dimensions: number,
): AsyncGenerator<Progress, Float32Array> {
  const rows = vectors.length / width;
  const what = message('model.static.progress.components');
  const turns = function* (
    from: number,
  ): Generator<Progress & { readonly start: number; readonly end: number }> {
    for (let start = 0; start < rows; start += rowsInTurn) {
      const end = Math.min(rows, start + rowsInTurn);
      yield { what, done: from * rows + start, total: 2 * rows, start, end };
    }
  };
  const mean = new Float64Array(width);
  for (let i = 0; i < vectors.length; i++)
    mean[i % width] = (mean[i % width] ?? 0) + (vectors[i] ?? 0) / rows;
  const centred = (row: number, into: Float64Array) => {
    for (let i = 0; i < width; i++) into[i] = (vectors[row * width + i] ?? 0) - (mean[i] ?? 0);
  };

  const covariance = new Float64Array(width * width); // the lower triangle
  const x = new Float64Array(width);
  for (const { start, end, ...progress } of turns(0)) {
    yield progress;
    for (let row = start; row < end; row++) {
      centred(row, x);
      for (let i = 0; i < width; i++) {
        const xi = x[i] ?? 0;
        for (let j = 0, at = i * width; j <= i; j++, at++)
          covariance[at] = (covariance[at] ?? 0) + xi * (x[j] ?? 0);
      }
    }
  }
  const directions = await leadingEigenvectors(covariance, width, dimensions);

  const projected = new Float32Array(rows * dimensions);
  for (const { start, end, ...progress } of turns(1)) {
    yield progress;
    for (let row = start; row < end; row++) {
      centred(row, x);
      for (let k = 0; k < dimensions; k++) {
        const direction = directions[k];
        let sum = 0;
        for (let i = 0; i < width; i++) sum += (x[i] ?? 0) * (direction?.[i] ?? 0);
        projected[row * dimensions + k] = sum;
      }
    }
  }
  return projected;
}

/** @param symmetric its lower triangle [width × width] */
async function leadingEigenvectors(
  symmetric: Float64Array,
  width: number,
  most: number,
): Promise<readonly Float64Array[]> {
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
  return order.slice(0, most).map(({ i }) => {
    const direction = Float64Array.from({ length: width }, (_, row) => eigenvectorMatrix.get(row, i));
    const largest = direction.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
    return largest < 0 ? direction.map((value) => -value) : direction;
  });
}
