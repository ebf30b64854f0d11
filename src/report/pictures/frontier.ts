// Packages as points: what each of two sides gets. Points that no other beats are joined; numbers lead to the list beside.
import { escapeHtml } from '../escape.ts';
import { coordinate, type Drawing, figureHtml } from './picture.ts';

export interface FrontierPicture {
  readonly title: string;
  readonly sides: readonly [string, string];
  readonly points: readonly {
    /** Empty for a package that is drawn and not listed. */
    readonly label: string;
    readonly values: readonly [number, number];
    readonly unbeaten: boolean;
    readonly chosen?: boolean;
  }[];
}

const [WIDTH, HEIGHT, LEFT, BOTTOM] = [460, 320, 54, 44];

function scale(values: readonly number[], from: number, to: number): (value: number) => number {
  const [low, high] = [Math.min(...values, 0), Math.max(...values, 1)];
  return (value) => from + ((value - low) / (high - low || 1)) * (to - from);
}

/** Values are utilities in the units of the dossier's saliences; the axes start at the lower of 0 and the least value. */
export function drawFrontier({ title, sides, points }: FrontierPicture): Drawing {
  const x = scale(
    points.map(({ values }) => values[0]),
    LEFT,
    WIDTH - 24,
  );
  const y = scale(
    points.map(({ values }) => values[1]),
    HEIGHT - BOTTOM,
    34,
  );
  const unbeaten = points.filter((point) => point.unbeaten).toSorted((a, b) => a.values[0] - b.values[0]);
  const line = unbeaten
    .map(({ values }, index) => `${index === 0 ? 'M' : 'L'}${coordinate(x(values[0]))} ${coordinate(y(values[1]))}`)
    .join('');
  const listed = points.filter(({ label }) => label !== '');
  const near = (a: (typeof points)[number], b: (typeof points)[number]): boolean =>
    Math.hypot(x(a.values[0]) - x(b.values[0]), y(a.values[1]) - y(b.values[1])) < 13;
  const place = ({ values }: (typeof points)[number]) => [coordinate(x(values[0])), coordinate(y(values[1]))] as const;
  const dots = points.toReversed().map((point) => {
    const { label, chosen, unbeaten: best } = point;
    const [cx, cy] = place(point);
    const ring = chosen === true ? `<circle class="ring" cx="${cx}" cy="${cy}" r="12"/>` : '';
    const tone = best ? 'dot' : label === '' ? 'dot faint' : 'dot beaten';
    return `${ring}<circle class="${tone}" cx="${cx}" cy="${cy}" r="${label === '' ? 3 : 7}"/>`;
  });
  const labels = listed.map((point) => {
    const group = listed.filter((other) => near(other, point));
    if (group[0] !== point) return '';
    const words = group.map((each) => each.label).join(', ');
    return `<text class="label" x="${place(point)[0]}" y="${coordinate(y(point.values[1]) - 11)}" text-anchor="middle">${escapeHtml(words)}</text>`;
  });
  const axes = `<path class="axis" d="M${LEFT} 15V${HEIGHT - BOTTOM}H${WIDTH - 12}"/><text class="tick" x="${WIDTH - 12}" y="${HEIGHT - 14}" text-anchor="end">${escapeHtml(`further right: better for ${sides[0]}`)}</text><text class="tick" x="${LEFT - 6}" y="12" text-anchor="start">${escapeHtml(`higher: better for ${sides[1]}`)}</text>`;
  const shapes = `${axes}<path class="join" d="${line === '' ? 'M0 0' : line}"/>${dots.join('')}${labels.join('')}`;
  const description = listed
    .map(
      ({ label, values, unbeaten: best }) =>
        `Package ${label}: ${sides[0]} ${values[0]}, ${sides[1]} ${values[1]}${best ? ', unbeaten' : ''}`,
    )
    .join('; ');
  return {
    kind: 'frontier',
    parts: { title, description: `${description}.`, width: WIDTH, height: HEIGHT, shapes },
    data: {
      caption: title,
      head: ['package', sides[0], sides[1], 'unbeaten'],
      rows: listed.map(({ label, values, unbeaten: best }) => [
        label,
        String(values[0]),
        String(values[1]),
        best ? 'yes' : 'no',
      ]),
    },
  };
}

export function renderFrontierSvg(frontier: FrontierPicture, id = 'frontier'): string {
  return figureHtml(drawFrontier(frontier), id);
}
