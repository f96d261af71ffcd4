/** Checks a model's weights against the shapes of its parameters, and turns them into variables. */

import * as tf from '@tensorflow/tfjs-core';
import { ModelError } from '../../core/errors';
import { message, type Message } from '../../messages/message';
import type { WeightArray } from '../model/types';
import { toVariable } from './parameterTensors';

/**
 * @returns the variables in the order of `shapes`, whatever the order of `weights`
 * @throws ModelError for a weight that is missing, unexpected or of another shape
 */
export async function readParameters(
  shapes: ReadonlyMap<string, readonly number[]>,
  weights: AsyncIterable<WeightArray> | Iterable<WeightArray>,
): Promise<Map<string, tf.Variable>> {
  const parameters = new Map<string, tf.Variable>();
  try {
    for await (const { name, shape, data } of weights) {
      const expected = shapes.get(name);
      if (!expected || parameters.has(name)) throw invalid(message('model.encoder.unexpected', { name }));
      if (expected.join() !== shape.join() || data.length !== tf.util.sizeFromShape([...shape])) {
        throw invalid(message('model.encoder.shape', { name, shape, expected }));
      }
      parameters.set(name, toVariable(name, shape, data));
    }
    const names = [...shapes.keys()].filter((name) => !parameters.has(name));
    if (names.length > 0) throw invalid(message('model.encoder.missing', { names }));
  } catch (error) {
    for (const variable of parameters.values()) variable.dispose();
    throw error;
  }
  return new Map([...shapes.keys()].map((name) => [name, get(parameters, name)]));
}

export function get(parameters: ReadonlyMap<string, tf.Variable>, name: string): tf.Variable {
  const variable = parameters.get(name);
  if (!variable) throw invalid(message('model.encoder.missing', { names: [name] }));
  return variable;
}

const invalid = (what: Message) => new ModelError(what, message('model.next.downloadOrAnother'));
