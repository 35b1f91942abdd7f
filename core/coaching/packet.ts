/**
 * What a coach is given to read before a task, as data: for a first-loop review one loop; for all
 * others the pattern over the window, three moments, a strength to keep, what changed, and one drill.
 */
import type { Instant, LoopId } from '../identity.ts';
import type { InterviewerRecord, Measured, RecordMeasures } from '../interviewer/record.ts';
import type { Finding, Review } from '../review/review.ts';
import type { Policy } from '../rubric/policy.ts';
import { msOf } from './calendar.ts';
import { type Drill, drillFor } from './drill.ts';
import { quarterlyBasis } from './quarterly.ts';
import type { Task } from './task.ts';

/** Three fit into five minutes of reading with room to open one of them. */
const MOST_MOMENTS = 3;

export type ReviewedLoop = { readonly loopId: LoopId; readonly endedAt: Instant; readonly review: Review };

export type PacketMoment = {
  readonly loopId: LoopId;
  readonly endedAt: Instant;
  readonly finding: Finding;
};

export type PatternLine = {
  readonly measure: keyof RecordMeasures;
  readonly now: Measured;
  /** What it was at the last review, where it could be said then. */
  readonly before?: Measured;
  /** Clear only where the two intervals do not meet. */
  readonly change: 'up' | 'down' | 'no-clear-change' | 'nothing-to-compare';
};

export type Packet = {
  readonly kind: Task['kind'];
  readonly loops: readonly LoopId[];
  /** Empty where the packet is about one loop: rates belong to the window. */
  readonly pattern: readonly PatternLine[];
  readonly moments: readonly PacketMoment[];
  readonly keep?: PacketMoment;
  readonly drill?: Drill;
  /** The one loop's summary, on a packet about one loop. */
  readonly summary?: string;
};

export type PacketInput = {
  readonly task: Pick<Task, 'kind' | 'loopId'>;
  readonly record: InterviewerRecord;
  /** The measures as they stood at the last packet. */
  readonly before?: RecordMeasures;
  /** Reviews of loops of the window, those at hand. */
  readonly reviewed: readonly ReviewedLoop[];
  readonly policy: Policy;
};

/** Protected topics are the HR contact's alone and are in nobody's packet. */
const toChange = (finding: Finding): boolean =>
  finding.kind !== 'strength' && finding.kind !== 'protected-topic';

const WEIGHT: Readonly<Record<Finding['severity'], number>> = { high: 3, medium: 2, low: 1, keep: 0 };

const momentsOf = (
  loops: readonly ReviewedLoop[],
  wanted: (finding: Finding) => boolean,
): readonly PacketMoment[] =>
  loops.flatMap(({ loopId, endedAt, review }) =>
    review.findings.filter(wanted).map((finding) => ({ loopId, endedAt, finding })),
  );

/** Severe before mild, frequent kinds before rare ones, newer before older, and then by place, so that it is always the same. */
const byWorth = (all: readonly PacketMoment[]): readonly PacketMoment[] => {
  const often = new Map<string, number>();
  for (const { finding } of all) often.set(finding.kind, (often.get(finding.kind) ?? 0) + 1);
  return [...all].sort(
    (a, b) =>
      WEIGHT[b.finding.severity] - WEIGHT[a.finding.severity] ||
      (often.get(b.finding.kind) ?? 0) - (often.get(a.finding.kind) ?? 0) ||
      msOf(b.endedAt) - msOf(a.endedAt) ||
      (a.loopId < b.loopId ? -1 : a.loopId > b.loopId ? 1 : a.finding.turn - b.finding.turn),
  );
};

/** The best first, each from another loop and of another kind while there are such. */
const varied = (sorted: readonly PacketMoment[]): readonly PacketMoment[] => {
  const chosen: PacketMoment[] = [];
  const isNew = (moment: PacketMoment): boolean =>
    chosen.every((each) => each.loopId !== moment.loopId && each.finding.kind !== moment.finding.kind);
  for (const moment of sorted) if (chosen.length < MOST_MOMENTS && isNew(moment)) chosen.push(moment);
  for (const moment of sorted)
    if (chosen.length < MOST_MOMENTS && !chosen.includes(moment)) chosen.push(moment);
  return chosen;
};

const changeOf = (now: Measured, before: Measured | undefined): PatternLine['change'] => {
  if (now.kind !== 'estimate' || before?.kind !== 'estimate') return 'nothing-to-compare';
  if (now.low > before.high) return 'up';
  return now.high < before.low ? 'down' : 'no-clear-change';
};

const patternOf = (record: InterviewerRecord, before: RecordMeasures | undefined): readonly PatternLine[] =>
  (Object.keys(record.measures) as (keyof RecordMeasures)[]).map((measure) => {
    const earlier = before?.[measure];
    return {
      measure,
      now: record.measures[measure],
      ...(earlier === undefined ? {} : { before: earlier }),
      change: changeOf(record.measures[measure], earlier),
    };
  });

/** The loops a packet is about: the task's own for a first-loop review, else the quarterly basis of the window. */
const basisOf = ({ task, record, policy }: PacketInput): { loops: readonly LoopId[]; rates: boolean } => {
  if (task.kind !== 'first-loop-review') return quarterlyBasis(record, policy);
  const newest = record.window.at(-1)?.loopId;
  const loop = task.loopId ?? newest;
  return { loops: loop === undefined ? [] : [loop], rates: false };
};

/** The packet of a task. Goes in: the record and the reviews at hand; nothing is computed from text. */
export const packetOf = (input: PacketInput): Packet => {
  const { loops, rates } = basisOf(input);
  const wanted = new Set(loops);
  const reviewed = input.reviewed.filter(({ loopId }) => wanted.has(loopId));
  const changes = momentsOf(reviewed, toChange);
  const moments = varied(byWorth(changes));
  const [keep] = byWorth(momentsOf(reviewed, (finding) => finding.kind === 'strength'));
  const drill = drillFor(changes.map(({ finding }) => finding.kind));
  const [only] = loops.length === 1 ? reviewed : [];
  return {
    kind: input.task.kind,
    loops,
    pattern: rates ? patternOf(input.record, input.before) : [],
    moments,
    ...(keep === undefined ? {} : { keep }),
    ...(drill === undefined ? {} : { drill }),
    ...(only === undefined ? {} : { summary: only.review.summary }),
  };
};
