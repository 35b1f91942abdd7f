/** Charts drawn on the server: each has a title and a sentence for those who cannot see it, and a table on the page with the same numbers. */
import type { ReactElement, ReactNode } from 'react';
import { plural } from './words.ts';

/** As wide as a phone shows it, so that its words are there as large as they are drawn. */
const width = 360;

type Framed = {
  /** Unique on its page. */
  readonly id: string;
  readonly title: string;
  /** What the picture shows, in words. */
  readonly description: string;
  readonly height: number;
  readonly children: ReactNode;
};

const Figure = ({ id, title, description, height, children }: Framed): ReactElement => (
  <figure className="chart">
    <figcaption>{title}</figcaption>
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      {children}
    </svg>
  </figure>
);

/** Room for "100 %" before the axis. */
const left = 50;
const bottom = 26;
const over = 14;

export type Point = { readonly label: string; readonly value: number };

/** A number for each interview, oldest first. Fewer than three draw nothing: two points are no course. */
export const Course = ({
  id,
  title,
  points,
  top,
  unit = '',
}: {
  readonly id: string;
  readonly title: string;
  readonly points: readonly Point[];
  /** The largest value there can be; the largest there is, when absent. */
  readonly top?: number;
  readonly unit?: string;
}): ReactElement | null => {
  if (points.length < 3) return null;
  const height = 170;
  const most = top ?? Math.max(1, ...points.map(({ value }) => value));
  const x = (index: number): number =>
    Math.round(left + 10 + (index / (points.length - 1)) * (width - left - 22));
  const y = (value: number): number =>
    Math.round(height - bottom - (value / most) * (height - bottom - over));
  const said = points.map(({ value }) => `${value}${unit}`).join(', ');
  return (
    <Figure
      id={id}
      title={title}
      description={`From the oldest to the newest of ${points.length} interviews: ${said}.`}
      height={height}
    >
      {[0, most].map((value) => (
        <g key={value}>
          <line className="chart-axis" x1={left} y1={y(value)} x2={width} y2={y(value)} />
          <text x={left - 6} y={y(value) + 4} textAnchor="end">
            {`${value}${unit}`}
          </text>
        </g>
      ))}
      <text x={x(0)} y={height - 6}>
        {points[0]?.label}
      </text>
      <text x={width - 2} y={height - 6} textAnchor="end">
        {points.at(-1)?.label}
      </text>
      <polyline
        className="chart-line"
        points={points.map(({ value }, index) => `${x(index)},${y(value)}`).join(' ')}
      />
      {points.map(({ value }, index) => (
        <circle key={`${x(index)}`} className="chart-dot" cx={x(index)} cy={y(value)} r={4} />
      ))}
    </Figure>
  );
};

export type Range = {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
};

const rowHeight = 46;

/** Shares from 0 to 1, each with where it likely lies; nothing where there is none. */
export const Ranges = ({
  id,
  title,
  ranges,
}: {
  readonly id: string;
  readonly title: string;
  readonly ranges: readonly Range[];
}): ReactElement | null => {
  if (ranges.length === 0) return null;
  const height = ranges.length * rowHeight + 24;
  const x = (share: number): number => Math.round(10 + Math.min(1, Math.max(0, share)) * (width - 20));
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  const description = ranges
    .map(
      ({ label, value, low, high }) =>
        `${label}: ${percent(value)}, likely ${percent(low)} to ${percent(high)}`,
    )
    .join('. ');
  return (
    <Figure id={id} title={title} description={`${description}.`} height={height}>
      {ranges.map(({ label, value, low, high }, index) => {
        const y = index * rowHeight + 34;
        return (
          <g key={label}>
            <text className="chart-name" x={10} y={y - 14}>
              {label}
            </text>
            <line className="chart-axis" x1={x(0)} y1={y} x2={x(1)} y2={y} />
            <line className="chart-range" x1={x(low)} y1={y} x2={x(high)} y2={y} />
            <circle className="chart-dot" cx={x(value)} cy={y} r={6} />
          </g>
        );
      })}
      <text x={x(0)} y={height - 4}>
        0 %
      </text>
      <text x={x(1)} y={height - 4} textAnchor="end">
        100 %
      </text>
    </Figure>
  );
};

export type Pair = { readonly label: string; readonly first: number; readonly second: number };

const pairHeight = 56;

/** Two counts beside each other, a quarter a row: their lengths can be compared down the picture. */
export const Pairs = ({
  id,
  title,
  names,
  pairs,
}: {
  readonly id: string;
  readonly title: string;
  readonly names: readonly [string, string];
  readonly pairs: readonly Pair[];
}): ReactElement | null => {
  if (pairs.length === 0) return null;
  const most = Math.max(1, ...pairs.flatMap(({ first, second }) => [first, second]));
  const height = pairs.length * pairHeight + 8;
  const from = 70;
  const length = (count: number): number => Math.round((count / most) * (width - from - 132));
  const description = pairs
    .map(({ label, first, second }) => `${label}: ${plural(first, names[0])}, ${plural(second, names[1])}`)
    .join('. ');
  return (
    <Figure id={id} title={title} description={`${description}.`} height={height}>
      {pairs.map(({ label, first, second }, index) => {
        const y = index * pairHeight + 6;
        return (
          <g key={label}>
            <text className="chart-name" x={0} y={y + 26}>
              {label}
            </text>
            <rect
              className="chart-bar"
              x={from}
              y={y}
              width={Math.max(2, length(first))}
              height={18}
              rx={3}
            />
            <text x={from + length(first) + 8} y={y + 14}>
              {plural(first, names[0])}
            </text>
            <rect
              className="chart-bar other"
              x={from}
              y={y + 22}
              width={Math.max(2, length(second))}
              height={18}
              rx={3}
            />
            <text x={from + length(second) + 8} y={y + 36}>
              {plural(second, names[1])}
            </text>
          </g>
        );
      })}
    </Figure>
  );
};
