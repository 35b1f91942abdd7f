import { describe, expect, it } from 'vitest';
import { pauseEvent } from '../../../core/coaching/on-leave.ts';
import type { Task } from '../../../core/coaching/task.ts';
import { at, dana, inputOf, task } from './company.ts';

const leave = { awayFrom: '2026-01-06', awayUntil: '2026-01-19' };
const standsStill = {
  kind: 'paused',
  since: '2026-01-06T00:00:00.000Z',
  until: '2026-01-20T00:00:00.000Z',
};

const eventAt = (now: string, who: Partial<typeof dana> = leave, about: Partial<Task> = {}) =>
  pauseEvent(inputOf([], now, { person: { ...dana, ...who } }), task(about));

describe('the leave of an interviewer', () => {
  it.each([
    ['the evening before it', '2026-01-05T23:59:59.999Z', undefined],
    ['as its first day begins', '2026-01-06T00:00:00.000Z', standsStill],
    ['in its last minute', '2026-01-19T23:59:59.999Z', standsStill],
    ['the day after its last', '2026-01-20T00:00:00.000Z', undefined],
  ])('lets a task stand still from its first day to its last: %s', (_when, now, event) => {
    expect(eventAt(now)).toEqual(event);
  });

  it('begins and ends with the days of the interviewer’s own zone', () => {
    const west = { ...leave, timeZone: 'America/Los_Angeles' };
    expect(eventAt('2026-01-06T07:59:59.999Z', west)).toBeUndefined();
    expect(eventAt('2026-01-06T08:00:00.000Z', west)).toEqual({
      kind: 'paused',
      since: '2026-01-06T08:00:00.000Z',
      until: '2026-01-20T08:00:00.000Z',
    });
  });

  it('over the change to summer time ends at the midnight that the clock shows', () => {
    const easter = { awayFrom: '2026-03-23', awayUntil: '2026-04-03', timeZone: 'Europe/Berlin' };
    expect(eventAt('2026-03-30T12:00:00.000Z', easter)).toEqual({
      kind: 'paused',
      since: '2026-03-22T23:00:00.000Z',
      until: '2026-04-03T22:00:00.000Z',
    });
  });

  it('lets a task stand still that is to be opened as it ends', () => {
    expect(eventAt('2026-01-10T12:00:00.000Z', leave, { nextAt: at(standsStill.until) })).toEqual(
      standsStill,
    );
  });

  it('without an end lets it stand still without one', () => {
    expect(eventAt('2026-06-01T12:00:00.000Z', { awayFrom: '2026-01-06' })).toEqual({
      kind: 'paused',
      since: '2026-01-06T00:00:00.000Z',
    });
  });

  it.each(['assign-coach', 'people-review'] as const)(
    'leaves %s alone: operations and HR are at work',
    (kind) => {
      expect(eventAt('2026-01-10T12:00:00.000Z', leave, { kind })).toBeUndefined();
    },
  );
});

describe('a task that stands still', () => {
  const still = { pausedAt: at('2026-01-06T00:00:00.000Z'), nextAt: at('2026-01-20T00:00:00.000Z') };
  const { nextAt: _noEnd, ...endless } = task({ pausedAt: still.pausedAt });
  const now = '2026-01-10T12:00:00.000Z';
  const withoutEnd = { awayFrom: '2026-01-06' };

  it('is told nothing new while the leave is the one it knows of', () => {
    expect(eventAt(now, leave, still)).toBeUndefined();
    expect(pauseEvent(inputOf([], now, { person: { ...dana, ...withoutEnd } }), endless)).toBeUndefined();
  });

  it.each([
    ['longer', { ...leave, awayUntil: '2026-01-26' }, '2026-01-27T00:00:00.000Z'],
    ['shorter', { ...leave, awayUntil: '2026-01-12' }, '2026-01-13T00:00:00.000Z'],
    ['without an end', withoutEnd, undefined],
  ])('follows a leave that becomes %s', (_how, changed, until) => {
    expect(eventAt(now, changed, still)).toEqual({
      kind: 'paused',
      since: '2026-01-06T00:00:00.000Z',
      ...(until === undefined ? {} : { until }),
    });
  });

  it('goes on at the end that was booked, however late that is seen', () => {
    expect(eventAt('2026-01-20T00:00:00.000Z', leave, still)).toEqual({ kind: 'resumed', at: still.nextAt });
    expect(eventAt('2026-01-23T15:00:00.000Z', leave, still)).toEqual({ kind: 'resumed', at: still.nextAt });
  });

  it('goes on now where the leave ended early, or had no end', () => {
    expect(eventAt(now, {}, still)).toEqual({ kind: 'resumed', at: now });
    expect(pauseEvent(inputOf([], now), endless)).toEqual({ kind: 'resumed', at: now });
  });
});

describe('a quarterly review during a leave', () => {
  const now = '2026-01-10T12:00:00.000Z';
  const quarterly = (more: Partial<Task> = {}): Partial<Task> => ({
    kind: 'quarterly',
    milestone: '2026-Q1',
    opensAt: at('2026-01-26T08:00:00.000Z'),
    dueAt: at('2026-01-30T18:00:00.000Z'),
    ...more,
  });

  it('that was put into a week after the leave keeps that week', () => {
    expect(eventAt(now, leave, quarterly())).toBeUndefined();
    // The week may begin at the very moment at which the leave is over.
    expect(eventAt(now, leave, quarterly({ opensAt: at('2026-01-20T00:00:00.000Z') }))).toBeUndefined();
  });

  it.each([
    ['in a week of the leave', quarterly({ opensAt: at('2026-01-19T08:00:00.000Z') }), leave],
    ['that somebody has begun', quarterly({ state: 'open' }), leave],
    ['where the leave has no end', quarterly(), { awayFrom: '2026-01-06' }],
    ['or any other task of a later week', { ...quarterly(), kind: 'checkpoint' as const }, leave],
  ])('%s stands still', (_which, about, away) => {
    expect(eventAt(now, away, about)).toMatchObject({ kind: 'paused', since: '2026-01-06T00:00:00.000Z' });
  });

  it('without a week of its own stands still', () => {
    const { opensAt: _week, ...anyTime } = quarterly();
    expect(eventAt(now, leave, anyTime)).toEqual(standsStill);
  });

  it('that stands still already does so until the leave is over', () => {
    const still = quarterly({ pausedAt: at(standsStill.since), nextAt: at(standsStill.until) });
    expect(eventAt(now, leave, still)).toBeUndefined();
  });
});
