/** A row of small charts with logarithmic axes, as one SVG. */

export interface Line {
  readonly name: string;
  /** Both above 0. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface Panel {
  readonly title: string;
  readonly lines: readonly Line[];
}

const [width, height] = [300, 240];
const margin = { left: 44, right: 24, top: 28, bottom: 30 };
/** Okabe and Ito's colours, which everyone can tell apart. */
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00'];

export function drawPanels(panels: readonly Panel[], caption: string): string {
  const legend = 16 * Math.max(...panels.map(({ lines }) => lines.length));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width * panels.length} ${height + legend}" role="img">
<title>${caption}</title>
<style>
  text { font: 11px system-ui, sans-serif; fill: #333 } .axis { stroke: #999 } path { fill: none; stroke-width: 2 }
  @media (prefers-color-scheme: dark) { text { fill: #ddd } .axis { stroke: #777 } }
</style>
${panels.map((panel, i) => `<g transform="translate(${i * width} 0)">${drawPanel(panel)}</g>`).join('\n')}
</svg>
`;
}

function drawPanel({ title, lines }: Panel): string {
  const points = lines.flatMap((line) => line.points);
  const x = scale(
    points.map(([x]) => x),
    margin.left,
    width - margin.right,
  );
  const y = scale(
    points.map(([, y]) => y),
    height - margin.bottom,
    margin.top,
  );
  const ticks = [...new Set(points.map(([x]) => x))].sort((a, b) => a - b);
  return [
    `<text x="${margin.left}" y="16" font-weight="600">${title}</text>`,
    `<line class="axis" x1="${margin.left}" y1="${height - margin.bottom}" x2="${width - margin.right}" y2="${height - margin.bottom}"/>`,
    ...ticks.map(
      (tick) =>
        `<text x="${x(tick)}" y="${height - margin.bottom + 16}" text-anchor="middle">${short(tick)}</text>`,
    ),
    ...decades(points.map(([, y]) => y)).map(
      (tick) =>
        `<text x="${margin.left - 6}" y="${y(tick) + 4}" text-anchor="end">${short(tick)} s</text><line class="axis" x1="${margin.left}" y1="${y(tick)}" x2="${width - margin.right}" y2="${y(tick)}" stroke-opacity="0.3"/>`,
    ),
    ...lines.flatMap(({ name, points }, i) => [
      `<path stroke="${colours[i % colours.length]}" d="M${points.map(([a, b]) => `${x(a)} ${y(b)}`).join('L')}"/>`,
      ...points.map(
        ([a, b]) => `<circle cx="${x(a)}" cy="${y(b)}" r="3" fill="${colours[i % colours.length]}"/>`,
      ),
      `<text x="${margin.left}" y="${height + 4 + 16 * i}" style="fill: ${colours[i % colours.length]}">${name}</text>`,
    ]),
  ].join('\n');
}

function scale(values: readonly number[], from: number, to: number): (value: number) => number {
  const [low, high] = [Math.log(Math.min(...values)), Math.log(Math.max(...values))];
  const span = high - low || 1;
  return (value) => Math.round(10 * (from + ((Math.log(value) - low) / span) * (to - from))) / 10;
}

/** The powers of ten among the values, or the smallest and the largest where there are not two. */
function decades(values: readonly number[]): readonly number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const first = Math.ceil(Math.log10(low));
  const found = Array.from({ length: 12 }, (_, i) => 10 ** (first + i)).filter((tick) => tick <= high);
  return found.length > 1 ? found : [low, high];
}

const short = (value: number) =>
  value >= 1000 ? `${value / 1000}k` : String(value >= 10 ? Math.round(value) : Number(value.toPrecision(2)));
