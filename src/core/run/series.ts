/** The steps of a run as growing columns: appending is cheap, and an older series stays as it was. */

export interface StepPoint {
  readonly step: number;
  readonly loss: number;
  readonly learningRate: number;
  readonly gradNorm: number;
}

/** Each array has `length` values. */
export type StepSeries = { readonly length: number } & {
  readonly [K in keyof StepPoint]: Float64Array;
};

/** The memory that several series share; values from `used` on belong to none yet. */
interface Store {
  used: number;
  readonly columns: Readonly<Record<keyof StepPoint, Float64Array>>;
}

const stores = new WeakMap<StepSeries, Store>();
const firstCapacity = 256;

const createStore = (capacity: number): Store => ({
  used: 0,
  columns: {
    step: new Float64Array(capacity),
    loss: new Float64Array(capacity),
    learningRate: new Float64Array(capacity),
    gradNorm: new Float64Array(capacity),
  },
});

export const emptySeries: StepSeries = view(createStore(0), 0);

/** The series with one more point, in amortised constant time. */
export function append(series: StepSeries, point: StepPoint): StepSeries {
  const { length } = series;
  let store = stores.get(series);
  if (!store || store.used > length || store.columns.step.length === length) {
    store = createStore(Math.max(firstCapacity, 2 * length));
    for (const name of ['step', 'loss', 'learningRate', 'gradNorm'] as const) {
      store.columns[name].set(series[name]);
    }
  }
  for (const name of ['step', 'loss', 'learningRate', 'gradNorm'] as const) {
    store.columns[name][length] = point[name];
  }
  store.used = length + 1;
  return view(store, length + 1);
}

function view(store: Store, length: number): StepSeries {
  const { step, loss, learningRate, gradNorm } = store.columns;
  const series = {
    length,
    step: step.subarray(0, length),
    loss: loss.subarray(0, length),
    learningRate: learningRate.subarray(0, length),
    gradNorm: gradNorm.subarray(0, length),
  };
  stores.set(series, store);
  return series;
}

/** The steps one by one again. */
export const pointsOf = ({ step, loss, learningRate, gradNorm }: StepSeries): StepPoint[] =>
  Array.from(step, (number, i) => ({
    step: number,
    loss: loss[i] ?? NaN,
    learningRate: learningRate[i] ?? NaN,
    gradNorm: gradNorm[i] ?? NaN,
  }));
