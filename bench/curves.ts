// npm run bench:curves: CPU time and memory of exact Banzhaf and of Shapley-Shubik against the number of members and
// against the quota, each point in a process of its own, the least of three. Prints a table with fitted exponents, writes
// bench/results/curves.json and docs/pictures/cost-curves.svg (log-log).
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { power, type PowerIndex, type WeightedGame } from '../src/rules/index.ts';
import { synthetic } from './cases/power.ts';

interface Point {
  readonly x: number;
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

interface Curve {
  readonly name: string;
  readonly axis: 'members' | 'quota';
  readonly points: readonly Point[];
  /** Slope of the fitted line in the log-log chart. */
  readonly exponent: number;
}

const MEMBERS = [50, 100, 200, 400, 800];
const SCALES = [10, 30, 100, 300, 1000];
const INDICES: Readonly<Record<string, readonly PowerIndex[]>> = {
  'Banzhaf, exact': ['banzhafIndex'],
  'Shapley-Shubik, doubles': ['shapleyShubikIndex'],
};

/** By quota: 100 members whose weights are those of n = 100, times `scale` over 10, made unequal so that no unit divides. */
function gameAt(axis: Curve['axis'], value: number): WeightedGame {
  if (axis === 'members') return synthetic(value);
  const weights = synthetic(100).weights.map((weight, at) => Math.round((weight * value) / 10) + (at % 2));
  return { weights, quota: Math.floor(weights.reduce((sum, each) => sum + each, 0) / 2) + 1 };
}

function measureHere(axis: Curve['axis'], value: number, name: string): Point {
  const game = gameAt(axis, value);
  const before = process.cpuUsage();
  power(game, { indices: INDICES[name] ?? [], exact: false });
  const { user, system } = process.cpuUsage(before);
  const x = axis === 'members' ? value : game.quota;
  return { x, cpuSeconds: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024 };
}

function measureApart(axis: Curve['axis'], value: number, name: string): Point {
  const runs = [1, 2, 3].map(() => {
    const args = [import.meta.filename, '--point', axis, `${value}`, name];
    const child = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (child.status !== 0) throw new Error(child.stderr);
    return JSON.parse(child.stdout) as Point;
  });
  return runs.reduce((best, each) => (each.cpuSeconds < best.cpuSeconds ? each : best));
}

/** Least squares on the logarithms, over the larger half of the points, where start-up no longer counts. */
function fitExponent(points: readonly Point[]): number {
  const used = points
    .slice(Math.floor(points.length / 2))
    .map(({ x, cpuSeconds }) => [Math.log(x), Math.log(cpuSeconds)]);
  const mean = (at: number): number => used.reduce((sum, pair) => sum + pair[at]!, 0) / used.length;
  const [mx, my] = [mean(0), mean(1)];
  const over = used.reduce((sum, [x, y]) => sum + (x! - mx) * (y! - my), 0);
  return over / used.reduce((sum, [x]) => sum + (x! - mx) ** 2, 0);
}

const COLOURS = ['#1f5f8b', '#a6402b'];

function drawChart(curves: readonly Curve[], axis: Curve['axis'], left: number): string {
  const own = curves.filter((curve) => curve.axis === axis);
  const points = own.flatMap((curve) => curve.points);
  const span = (of: (point: Point) => number): readonly [number, number] => {
    const logs = points.map((point) => Math.log10(of(point)));
    return [Math.floor(Math.min(...logs)), Math.ceil(Math.max(...logs))];
  };
  const [[x0, x1], [y0, y1]] = [span(({ x }) => x), span(({ cpuSeconds }) => cpuSeconds)];
  const px = (x: number): number => left + 60 + (280 * (Math.log10(x) - x0)) / (x1 - x0);
  const py = (y: number): number => 250 - (200 * (Math.log10(y) - y0)) / (y1 - y0);
  const decades = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const grid = [
    ...decades(x0, x1).map(
      (d) =>
        `<path d="M${px(10 ** d)} 50V250" class="g"/><text x="${px(10 ** d)}" y="266" text-anchor="middle">10<tspan dy="-4" font-size="8">${d}</tspan></text>`,
    ),
    ...decades(y0, y1).map(
      (d) =>
        `<path d="M${left + 60} ${py(10 ** d)}H${left + 340}" class="g"/><text x="${left + 54}" y="${py(10 ** d) + 4}" text-anchor="end">${10 ** d}</text>`,
    ),
  ];
  const lines = own.map((curve, at) => {
    const path = curve.points.map(
      ({ x, cpuSeconds }, i) => `${i === 0 ? 'M' : 'L'}${px(x).toFixed(1)} ${py(cpuSeconds).toFixed(1)}`,
    );
    const dots = curve.points.map(
      ({ x, cpuSeconds }) => `<circle cx="${px(x).toFixed(1)}" cy="${py(cpuSeconds).toFixed(1)}" r="3"/>`,
    );
    const label = `<text x="${left + 64}" y="${38 - 14 * at}" class="l">${at === 0 ? '●' : '■'} ${curve.name}: exponent ${curve.exponent.toFixed(2)}</text>`;
    return `<g fill="${COLOURS[at]}" stroke="${COLOURS[at]}"><path d="${path.join('')}" fill="none"/>${dots.join('')}<g stroke="none">${label}</g></g>`;
  });
  const title = axis === 'members' ? 'members (weights 1 to 1000)' : 'quota (100 members)';
  return `${grid.join('')}${lines.join('')}<text x="${left + 200}" y="288" text-anchor="middle">${title}</text>`;
}

function draw(curves: readonly Curve[]): string {
  const rows = curves.map(({ name, axis, points, exponent }) => {
    const values = points.map(({ x, cpuSeconds }) => `${x}: ${cpuSeconds.toFixed(3)} s`).join(', ');
    return `${name} by ${axis}: ${values}; exponent ${exponent.toFixed(2)}`;
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 740 300" role="img" aria-labelledby="t d" font-family="Inter, sans-serif" font-size="11">` +
    `<title id="t">CPU seconds of voting power against the size of the body, both axes logarithmic</title><desc id="d">${rows.join('. ')}</desc>` +
    `<style>.g{stroke:#d8d2c4;stroke-width:1}text{fill:#3b382f}.l{font-size:11px}</style><rect width="740" height="300" fill="#fbf8f1"/>` +
    `${drawChart(curves, 'members', 0)}${drawChart(curves, 'quota', 370)}` +
    `<text x="14" y="150" transform="rotate(-90 14 150)" text-anchor="middle">CPU seconds</text></svg>\n`
  );
}

const [, , flag, axis, value, name] = process.argv;
if (flag === '--point') {
  process.stdout.write(JSON.stringify(measureHere(axis === 'quota' ? 'quota' : 'members', Number(value), name ?? '')));
} else {
  const curves = (['members', 'quota'] as const).flatMap((by) =>
    Object.keys(INDICES).map((each): Curve => {
      const points = (by === 'members' ? MEMBERS : SCALES).map((at) => measureApart(by, at, each));
      const curve = { name: each, axis: by, points, exponent: fitExponent(points) };
      for (const { x, cpuSeconds, megabytes } of points) {
        console.log(
          `${each.padEnd(26)} ${by} ${`${x}`.padStart(9)}  ${cpuSeconds.toFixed(3).padStart(8)} s  ${megabytes.toFixed(0).padStart(5)} MB`,
        );
      }
      console.log(`${each.padEnd(26)} ${by}: CPU time grows with the power ${curve.exponent.toFixed(2)}`);
      return curve;
    }),
  );
  const root = resolve(import.meta.dirname, '..');
  mkdirSync(join(root, 'bench/results'), { recursive: true });
  writeFileSync(join(root, 'bench/results/curves.json'), `${JSON.stringify(curves, null, 2)}\n`);
  writeFileSync(join(root, 'docs/pictures/cost-curves.svg'), draw(curves));
}
