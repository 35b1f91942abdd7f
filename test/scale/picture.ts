/** A curve as a small SVG picture, legible on light and dark ground: points as they were measured, both scales logarithmic. */

type Curve = { readonly name: string; readonly points: readonly (readonly [number, number])[] };

export type Picture = {
  readonly title: string;
  readonly across: string;
  readonly up: string;
  readonly curves: readonly Curve[];
};

const width = 640;
const height = 300;
const edge = { left: 64, right: 150, top: 58, bottom: 48 };

/** Told apart on either ground, and by people who see red and green alike. */
const colours = ['#2f7fd6', '#d9822b', '#7a8794'];

const style = `text{font:13px system-ui,sans-serif;fill:#1b1f24}.title{font-weight:650}.grid{stroke:#c9d0d8}
@media (prefers-color-scheme:dark){text{fill:#e8ebee}.grid{stroke:#3a424b}}`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Whole powers of ten around what is to be shown. */
const decades = (values: readonly number[]): readonly number[] => {
  const from = Math.floor(Math.log10(Math.min(...values)));
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: to - from + 1 }, (_, at) => 10 ** (from + at));
};

/** Where a value lies between two pixels, on a scale of whole decades. */
const scale =
  (marks: readonly number[], start: number, end: number) =>
  (value: number): number => {
    const [low, high] = [Math.log10(marks[0] ?? 1), Math.log10(marks.at(-1) ?? 10)];
    return Math.round(start + ((Math.log10(value) - low) / (high - low)) * (end - start));
  };

export const drawn = ({ title, across, up, curves }: Picture): string => {
  const points = curves.flatMap((curve) => curve.points);
  const marksX = decades(points.map(([x]) => x));
  const marksY = decades(points.map(([, y]) => y));
  const right = width - edge.right;
  const bottom = height - edge.bottom;
  const x = scale(marksX, edge.left, right);
  const y = scale(marksY, bottom, edge.top);
  const shown = (value: number): string => value.toLocaleString('en');
  const grid = [
    ...marksY.map(
      (mark) =>
        `<line class="grid" x1="${edge.left}" y1="${y(mark)}" x2="${right}" y2="${y(mark)}"/><text x="${edge.left - 8}" y="${y(mark) + 4}" text-anchor="end">${shown(mark)}</text>`,
    ),
    ...marksX.map(
      (mark) => `<text x="${x(mark)}" y="${bottom + 18}" text-anchor="middle">${shown(mark)}</text>`,
    ),
  ];
  const lines = curves.map(({ name, points: measured }, at) => {
    const colour = colours[at % colours.length] ?? '#2f7fd6';
    const [endX, endY] = measured.at(-1) ?? [1, 1];
    const path = measured.map(([px, py]) => `${x(px)},${y(py)}`).join(' ');
    const dots = measured.map(([px, py]) => `<circle cx="${x(px)}" cy="${y(py)}" r="3" fill="${colour}"/>`);
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}<text x="${x(endX) + 10}" y="${y(endY) + 4}">${escaped(name)}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">`,
    `<style>${style}</style>`,
    `<text class="title" x="12" y="20">${escaped(title)}</text>`,
    `<text x="12" y="36">${escaped(up)}</text>`,
    ...grid,
    ...lines,
    `<text x="${(edge.left + right) / 2}" y="${height - 10}" text-anchor="middle">${escaped(across)}</text>`,
    '</svg>',
    '',
  ].join('\n');
};
