/**
 * One loop through the whole program, in memory: an hour's interview of somebody whose window is full,
 * and its scorecard, before the transcript or after it. What every service was asked is counted.
 */
import { Instant } from '../../../core/identity.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { later } from '../company/days.ts';
import { marrowby } from '../company/marrowby.ts';
import { memoryStores } from '../company/memory-stores.ts';
import { openService } from '../service.ts';
import { countedStores } from './counted-stores.ts';
import { hourLong } from './hour-long.ts';
import type { PromptedInterview } from './model-line.ts';
import { type Counts, tallyOf } from './tally.ts';

export type OneLoop = {
  /** The scorecard lay there when the transcript came: one execution. */
  readonly scorecardFirst: Counts;
  /** The scorecard came two hours later: another execution. */
  readonly scorecardLater: Counts;
  /** A look at what is due that finds nothing. */
  readonly idleSweep: Counts;
  /** The interview that was counted, for who asks a model about it. */
  readonly interview: PromptedInterview;
};

const starts = Instant.parse('2026-01-05T09:00:00.000Z');
const dayMs = 24 * 60 * 60_000;
const minuteMs = 60_000;

/** A window of 30, and a few more so that one falls out of it. */
const loopsBefore = 34;

const roster = [
  'id,name,email,timeZone,jobFamily,trainedOn,coach,active,role',
  'dana,Dana Novak,dana@example.com,Europe/Berlin,software-engineering,2025-12-01,casey,true,interviewer',
  'casey,Casey Lund,casey@example.com,Europe/Berlin,software-engineering,,,true,coach',
  'olu,Olu Bright,olu@example.com,Europe/Berlin,,,,true,operations',
].join('\n');

/** The sweep comes every five minutes, whatever arrives: it belongs to the month. */
const withoutSweeps = (counts: Counts): Counts => ({
  ...counts,
  asked: new Map([...counts.asked].filter(([caller]) => caller !== 'sweep')),
  written: counts.written.filter(({ caller }) => caller !== 'sweep'),
});

export const measureOneLoop = async (): Promise<OneLoop> => {
  const company = await marrowby({
    seed: 1,
    interviewers: 1,
    months: 1,
    starts: '2026-01-01',
    drifting: 0,
    mending: 0,
    busiest: 1,
  });
  const [rubric] = company.rubrics;
  if (rubric === undefined) throw new Error('The company has no rubric.');
  const tally = tallyOf();
  const clock = virtualClock(starts);
  const stores = countedStores(memoryStores(), tally);
  const service = await openService({ stores, clock, virtualTime: true, lanes: 1, meter: tally });
  const put = async (files: Readonly<Record<string, string>>): Promise<void> => {
    for (const [key, content] of Object.entries(files))
      stores.drop.upload(key, new TextEncoder().encode(content), clock.now());
    for (const key of Object.keys(files)) await service.admit(key);
    await service.tick();
  };

  await put(Object.fromEntries(company.setUp.map(({ key, content }) => [key, content])));
  await put({ 'roster/people.csv': roster });

  const interviewOf = (number: number) =>
    hourLong({
      id: `int-${number}`,
      interviewer: { id: 'dana', name: 'Dana Novak' },
      candidate: `cand-${number}`,
      startedAt: later(starts, number * 2 * dayMs),
      rubric,
    });

  /** What was due before is done, so that what is counted is this loop's. */
  const waitUntil = async (moment: Instant): Promise<void> => {
    clock.set(moment);
    await service.tick();
    tally.take();
  };
  const lived = async (number: number, order: 'first' | 'later'): Promise<Counts> => {
    const { endedAt, transcript, scorecard } = interviewOf(number);
    await waitUntil(later(endedAt, 10 * minuteMs));
    if (order === 'first') await put(scorecard);
    await put(transcript);
    if (order === 'later') {
      clock.set(later(endedAt, 130 * minuteMs));
      await put(scorecard);
    }
    return withoutSweeps(tally.take());
  };

  for (let number = 0; number < loopsBefore; number += 1) await lived(number, 'later');
  const scorecardFirst = await lived(loopsBefore, 'first');
  const scorecardLater = await lived(loopsBefore + 1, 'later');
  await waitUntil(later(clock.now(), minuteMs));
  await service.tick();
  const idleSweep = tally.take();
  service.close();
  return { scorecardFirst, scorecardLater, idleSweep, interview: interviewOf(loopsBefore).interview };
};
