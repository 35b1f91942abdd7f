/** So many transcripts dropped in the same moment: how they drain, what it costs, what becomes hot. */
import { instantOf } from '../../core/coaching/calendar.ts';
import { talkText } from '../../infra/local/simulate/talk.ts';
import { region, type Region } from './cloud.ts';
import { type QuotaModel, quotaModel } from './quota-model.ts';
import { type VirtualTime, virtualTime } from './virtual-time.ts';
import { rulesAnalyst } from '../../functions/adapters/rules-analyst.ts';

export type Drop = {
  readonly loops: number;
  readonly interviewers: number;
  /** Loops that were read one after another before, so that the region knows what its model uses. */
  readonly before: number;
  readonly analyst: 'bedrock' | 'rules';
  readonly tokensPerMin: number;
  /** How much of its estimate a loop uses. */
  readonly share: number;
  readonly admitAtOnce: number;
  readonly seed: number;
};

export type Drained = {
  readonly options: Drop;
  readonly admittedMin: number;
  readonly drainMin: number;
  readonly idealMin: number;
  /** Of the quota, from the first call to the last reply begun. */
  readonly quotaShare: number;
  readonly longestWaitMin: number;
  readonly failures: number;
  readonly refused: number;
  readonly conflicts: number;
  readonly transitionsALoop: number;
  readonly undisturbed: number;
  /** Minutes after the drop at which each loop was recorded, in order. */
  readonly recordedMin: readonly number[];
  readonly writeUnitsALoop: number;
  readonly readUnitsALoop: number;
  readonly hottestWrites: ReturnType<Region['meter']['hottest']>;
  readonly hottestReads: ReturnType<Region['meter']['hottest']>;
  readonly items: ReturnType<Region['meter']['items']>;
};

const start = Date.parse('2026-03-04T09:00:00Z');
const minuteMs = 60_000;

const interviewerOf = (loop: number, { interviewers }: Drop): string => `person-${loop % interviewers}`;

const roster = (count: number): string =>
  [
    'id,name,email,timeZone,role,active,coach',
    'otto,Otto Brandis,otto@example.test,UTC,operations,true,',
    'hera,Hera Voss,hera@example.test,UTC,hr,true,',
    ...Array.from(
      { length: Math.ceil(count / 8) },
      (_, at) => `coach-${at},Coach ${at},coach-${at}@example.test,UTC,coach,true,`,
    ),
    ...Array.from(
      { length: count },
      (_, at) => `person-${at},Person ${at},person-${at}@example.test,UTC,interviewer,true,coach-${at >> 3}`,
    ),
  ].join('\n');

const policy = ({ analyst, tokensPerMin }: Drop): string =>
  JSON.stringify({
    // So far apart that no loop waits for rules to step in, and requests bound nothing.
    model: { analyst, tokensPerMin, requestsPerMin: 10_000, fallbackHours: 200 },
    mail: { baseUrl: 'https://console.example.test' },
  });

const put = (to: Region, key: string, content: string, time: VirtualTime): void => {
  to.drop.upload(key, new TextEncoder().encode(content), instantOf(time.nowMs()));
};

/** The two objects of a loop; returns their keys. */
const upload = (to: Region, loop: number, options: Drop, time: VirtualTime): readonly string[] => {
  // Half a year of interviews of each person, one after another.
  const endedAt = start - (Math.floor(loop / options.interviewers) + 1) * 86_400_000;
  const stem = `loop-${String(loop).padStart(7, '0')}`;
  const meta = {
    interviewId: `iv-${loop}`,
    interviewer: interviewerOf(loop, options),
    candidate: `cand-${loop}`,
    round: 'coding',
    startedAt: new Date(endedAt - 45 * minuteMs).toISOString(),
    endedAt: new Date(endedAt).toISOString(),
    participation: 'lead',
    revision: 1,
    consent: true,
    speakers: { Interviewer: 'interviewer', Candidate: 'candidate' },
  };
  put(
    to,
    `transcripts/${stem}.vtt`,
    talkText({ questions: 4 + (loop % 3), leading: loop % 4 === 0, salt: String(loop) }),
    time,
  );
  put(to, `transcripts/${stem}.meta.json`, JSON.stringify(meta), time);
  return [`transcripts/${stem}.vtt`, `transcripts/${stem}.meta.json`];
};

const modelOf = (options: Drop, time: VirtualTime): QuotaModel | undefined =>
  options.analyst === 'rules'
    ? undefined
    : quotaModel({
        time,
        tokensPerMin: options.tokensPerMin,
        estimate: 55_000,
        share: options.share,
        spread: 0.25,
        seed: options.seed,
      });

/** Loops one after another, each alone in the region; returns the transitions of one. */
const oneByOne = async (
  to: Region,
  first: number,
  count: number,
  options: Drop,
  time: VirtualTime,
): Promise<number> => {
  const before = to.counts.transitions;
  for (let loop = first; loop < first + count; loop += 1) {
    for (const key of upload(to, loop, options, time)) await to.announce(key);
    await to.rest();
  }
  return (to.counts.transitions - before) / count;
};

export const dropAtOnce = async (options: Drop): Promise<Drained> => {
  const time = virtualTime(start);
  const model = modelOf(options, time);
  const to = region({
    time,
    seed: options.seed,
    analyst: model ?? rulesAnalyst,
    admitAtOnce: options.admitAtOnce,
  });
  const work = async (): Promise<Drained> => {
    put(to, 'policy/policy.json', policy(options), time);
    put(to, 'roster/people.csv', roster(options.interviewers), time);
    for (const key of ['policy/policy.json', 'roster/people.csv']) await to.announce(key);
    await to.rest();
    await oneByOne(to, options.loops, options.before, options, time);
    const droppedMs = time.nowMs();
    const was = { ...to.counts, ...to.meter.totals, tokens: model?.used.tokens ?? 0 };
    if (model !== undefined) model.used.calls = 0;
    const announced: Promise<void>[] = [];
    for (let loop = 0; loop < options.loops; loop += 1)
      for (const key of upload(to, loop, options, time)) announced.push(to.announce(key));
    await Promise.all(announced);
    const admittedMin = (time.nowMs() - droppedMs) / minuteMs;
    await to.rest();
    const recordedMin = recordedTimes(to, droppedMs, options.loops);
    const { counts, meter } = to;
    const transitions = counts.transitions - was.transitions;
    const tokens = (model?.used.tokens ?? 0) - was.tokens;
    const drainMs = model === undefined ? time.nowMs() - droppedMs : model.used.lastMs - model.used.firstMs;
    const idealMin = model === undefined ? drainMs / minuteMs : tokens / options.tokensPerMin;
    const found = {
      options,
      admittedMin,
      drainMin: drainMs / minuteMs,
      idealMin,
      quotaShare: (idealMin * minuteMs) / drainMs,
      longestWaitMin: recordedMin.at(-1) ?? Number.POSITIVE_INFINITY,
      failures: counts.failed - was.failed + counts.dead - was.dead + (options.loops - recordedMin.length),
      refused: model?.used.refused ?? 0,
      conflicts: counts.conflicts - was.conflicts,
      transitionsALoop: transitions / options.loops,
      recordedMin,
      writeUnitsALoop: (meter.totals.writeUnits - was.writeUnits) / options.loops,
      readUnitsALoop: (meter.totals.readUnits - was.readUnits) / options.loops,
      hottestWrites: meter.hottest('mostWrites'),
      hottestReads: meter.hottest('mostReads'),
      items: meter.items(),
    };
    // Last, or the region would know of its model before the drop.
    return { ...found, undisturbed: await oneByOne(to, options.loops + options.before, 2, options, time) };
  };
  return await time.until(work());
};

/** When each loop of the drop was recorded, by what stands in its inbox; those that never were are missing. */
const recordedTimes = (to: Region, droppedMs: number, loops: number): readonly number[] =>
  to.ledger
    .rows()
    .flatMap(({ partition, sort, body }) => {
      const loop = Number(/^iv-(\d+)$/.exec(String(body['loopId']))?.[1]);
      return partition.startsWith('interviewer#') && sort.startsWith('loop#') && loop < loops
        ? [to.recordedAt.get(String(body['loopId'])) ?? 0]
        : [];
    })
    .map((ms) => (ms - droppedMs) / minuteMs)
    .sort((a, b) => a - b);
