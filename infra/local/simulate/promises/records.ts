/** The record equals a fresh computation from the loops: counted again here, row by row. */
import { RecordRow } from '../../../../functions/runtime/record-row.ts';
import type { Broken, Evidence } from '../evidence.ts';
import { rowsLike } from './truth.ts';

type Body = Readonly<Record<string, unknown>>;

const windowLoops = 30;

const byEnd = (a: Body, b: Body): number => {
  const [x, y] = [
    `${String(a['endedAt'])} ${String(a['loopId'])}`,
    `${String(b['endedAt'])} ${String(b['loopId'])}`,
  ];
  return x < y ? -1 : x > y ? 1 : 0;
};

const isCalibrated = (body: Body): boolean => (body['verdict'] as Body)['calibrated'] === true;

const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export const recordsAreFresh = (evidence: Evidence): readonly Broken[] => {
  const partitions = new Set(
    rowsLike(evidence, 'interviewer#').flatMap(({ partition, sort }) =>
      /^(loop#|listed#|record$)/.test(sort) ? [partition] : [],
    ),
  );
  return [...partitions].flatMap((partition) => recordBroken(evidence, partition));
};

const recordBroken = (evidence: Evidence, partition: string): readonly Broken[] => {
  const own = evidence.rows.filter((row) => row.partition === partition);
  const counted = own.filter(({ sort }) => sort.startsWith('loop#')).map(({ body }) => body);
  const listed = own.filter(({ sort }) => sort.startsWith('listed#')).map(({ body }) => body);
  const kept = own.find(({ sort }) => sort === 'record');
  const wrong = (seen: string): Broken[] => [
    { promise: 'the record equals a fresh computation from the loops', seen: `${partition}: ${seen}` },
  ];
  if (kept === undefined) return wrong(`${counted.length} loops and no record`);
  const record = RecordRow.parse(kept.body);
  counted.sort(byEnd);
  listed.sort(byEnd);
  const newest = counted.slice(-windowLoops);
  const room = windowLoops - newest.length;
  const window = [...newest, ...(room === 0 ? [] : listed.slice(-room))].sort(byEnd).map((body) => ({
    loopId: body['loopId'],
    endedAt: body['endedAt'],
    round: body['round'],
    counted: body['counted'],
    calibrated: body['counted'] === true && isCalibrated(body),
    questions: (body['counts'] as Body)['questions'],
    leading: (body['counts'] as Body)['leading'],
  }));
  const found = record.window.map(({ counts: { questions, leading }, ...entry }) => ({
    ...entry,
    questions,
    leading,
  }));
  const fresh = {
    loops: counted.length,
    calibratedLoops: counted.filter(isCalibrated).length,
    firstEndedAt: counted[0]?.['endedAt'],
    lastEndedAt: counted.at(-1)?.['endedAt'],
  };
  const { loops, calibratedLoops, firstEndedAt, lastEndedAt } = record;
  const kept4 = { loops, calibratedLoops, firstEndedAt, lastEndedAt };
  if (!sameJson(kept4, fresh)) return wrong(`${JSON.stringify(kept4)}, not ${JSON.stringify(fresh)}`);
  return sameJson(found, window)
    ? []
    : wrong(`its window is ${JSON.stringify(found)}, not ${JSON.stringify(window)}`);
};
