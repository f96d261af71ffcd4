/** What was found on an adapter, as Markdown. */

import type { Found } from '../peak';
import type { Adapter } from './adapter';
import type { Checked } from './checks';
import type { Held } from './held';
import type { Precision } from './precision';
import type { Cell, Tilings } from './speed';
import type { TorchTimes } from './torch';

export interface Results {
  readonly date: string;
  readonly quick: boolean;
  /** WebGPU's default limits instead of the adapter's own. */
  readonly defaultLimits: boolean;
  readonly machine: string;
  readonly adapter: Adapter;
  readonly checked: readonly Checked[];
  readonly held: readonly Held[];
  /** Null where the adapter has no float16. */
  readonly precision: Precision | null;
  readonly tilings: Tilings | null;
  readonly found: Found | null;
  readonly wasmFound: Found | null;
  readonly cells: readonly Cell[];
  readonly wasmCells: readonly Cell[];
  readonly torch: TorchTimes | null;
}

export function reportOf(results: Results): string {
  const { date, quick, defaultLimits, machine, adapter, checked, held, precision, cells } = results;
  return [
    `# ${adapter.name}, measured on ${date.slice(0, 10)}`,
    '',
    `${adapter.description} (${adapter.vendor}, ${adapter.architecture}); ${adapter.software ? 'a software adapter' : 'a GPU'}; ` +
      `subgroups of ${adapter.subgroups.join('–')}; shader-f16: ${adapter.features.includes('shader-f16') ? 'yes' : 'no'}. ${machine}.` +
      `${defaultLimits ? ' Under WebGPU’s default limits.' : ''}${quick ? ' A quick run: fewer sizes and repeats.' : ''}`,
    '',
    ...table(
      ['limit', 'this adapter'],
      Object.entries(adapter.limits).map(([name, value]) => [name, value.toLocaleString('en')]),
    ),
    ...(checked.length > 0 ? ['## Correctness', '', ...checkedLines(checked)] : []),
    ...(held.length > 0
      ? [
          '## Memory',
          '',
          ...table(
            ['after step', 'tensors', 'bytes of GPU buffers'],
            held.map(({ step, tensors, bytes }) => [step, tensors, bytes.toLocaleString('en')].map(String)),
          ),
        ]
      : []),
    ...(precision ? ['## Mixed precision', '', ...precisionLines(precision)] : []),
    ...(cells.length > 0 ? ['## Speed', '', ...speedLines(results)] : []),
  ].join('\n');
}

function checkedLines(checked: readonly Checked[]): string[] {
  const failures = checked.flatMap(({ title, failed }) => failed.map((failure) => ({ title, ...failure })));
  return [
    ...table(
      ['suite', 'passed', 'failed', 'time'],
      checked.map(({ title, passed, failed, seconds }) => [
        title,
        String(passed),
        failed.length === 0 ? '0' : `**${failed.length}**`,
        `${seconds.toFixed(1)} s`,
      ]),
    ),
    ...failures.flatMap(({ title, name, message }) => [`- **${title}**: ${name}: ${message}`]),
    ...(failures.length > 0 ? [''] : []),
  ];
}

function precisionLines({ rounding, gains }: Precision): string[] {
  return [
    ...table(
      ['loss', 'steps', 'largest difference of a loss', 'of a number of a vector', 'skipped'],
      rounding.map(({ loss, steps, losses, vectors, skipped }) => [
        loss,
        String(steps),
        `${(100 * losses).toPrecision(2)} %`,
        vectors.toExponential(1),
        String(skipped),
      ]),
    ),
    ...table(
      ['model', 'pairs × tokens', 'step in float32', 'mixed', 'bytes in use at most, float32', 'mixed'],
      gains.map(({ model, pairs, length, step, bytes }) => [
        model,
        `${pairs} × ${length}`,
        ...step.map(time),
        ...bytes.map((count) => count.toLocaleString('en')),
      ]),
    ),
  ];
}

function speedLines({ tilings, found, wasmFound, cells, wasmCells, torch }: Results): string[] {
  const devices = [...new Map((torch?.answers ?? []).map(({ device, name }) => [device, name]))];
  const rival = (device: string, cell: Cell) =>
    torch?.answers.find((answer) => answer.device === device && same(answer, cell))?.seconds ?? null;
  const rate = ({ step, operations }: Cell) => (step === null ? null : operations / step);
  const share = (value: number | null) =>
    value === null || !found?.peak ? '' : ` (${((100 * value) / found.peak).toFixed(0)} %)`;
  return [
    ...(found
      ? table(
          ['', 'multiply-adds alone', 'a layer’s products, forward and backward', 'adding two tensors'],
          [
            ['this adapter', found] as const,
            ...(wasmFound ? [['WebAssembly, 1 thread', wasmFound] as const] : []),
          ].map(([name, { peak, products, memory }]) => [
            name,
            peak === null ? '' : giga(peak, 'FLOP/s'),
            giga(products, 'FLOP/s') + (peak === null ? '' : share(products)),
            giga(memory, 'B/s'),
          ]),
        )
      : []),
    ...(tilings
      ? [
          `Tilings of a product of ${tilings.size.join(' × ')}: ${Object.entries(tilings.rates)
            .map(([name, value]) => `${name} ${giga(value, 'FLOP/s')}`)
            .join(', ')}; **${tilings.chosen}** is used.`,
          '',
        ]
      : []),
    ...table(
      [
        'model',
        'pairs × tokens',
        'step',
        'speed (share of the peak)',
        'dispatches',
        'encoding',
        ...(wasmCells.length > 0 ? ['WebAssembly: step', 'encoding'] : []),
        ...devices.map(([device, name]) => `PyTorch, ${device === 'cpu' ? name : `GPU (${name})`}: step`),
      ],
      cells.map((cell) => [
        cell.model,
        `${cell.pairs} × ${cell.length}`,
        cell.reason ?? time(cell.step),
        cell.step === null ? '' : giga(rate(cell) ?? NaN, 'FLOP/s') + share(rate(cell)),
        cell.dispatches === null ? '' : String(cell.dispatches),
        time(cell.encoding),
        ...(wasmCells.length > 0
          ? wasmCells
              .filter((other) => same(other, cell))
              .flatMap((other) => [other.reason ?? time(other.step), time(other.encoding)])
          : []),
        ...devices.map(([device]) => time(rival(device, cell))),
      ]),
    ),
  ];
}

const same = (
  a: { readonly model: string; readonly pairs: number; readonly length: number },
  b: typeof a,
): boolean => a.model === b.model && a.pairs === b.pairs && a.length === b.length;

const time = (seconds: number | null): string =>
  seconds === null ? '' : seconds < 1 ? `${(1000 * seconds).toPrecision(3)} ms` : `${seconds.toFixed(2)} s`;

/** Of 10⁹ a second. */
const giga = (value: number, unit: string): string =>
  value >= 1000 ? `${(value / 1000).toPrecision(3)} T${unit}` : `${value.toPrecision(3)} G${unit}`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  ...[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`),
  '',
];
