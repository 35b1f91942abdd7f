/** Invents a history from a seed: a small company, its interviews, and everything that goes wrong with them. */
import { chanceOf, seedFor } from './chance.ts';
import { company, rosters } from './company.ts';
import { type Draft, put, type Scale } from './draft.ts';
import { faultNames } from './fault-names.ts';
import {
  dayMs,
  type Deed,
  type Event,
  type History,
  hourMs,
  iso,
  minuteMs,
  type PortName,
} from './history.ts';
import { interviews } from './interviews.ts';
import { junkText } from './talk.ts';

/** A month and a handful of people: where every rule meets every other soonest. */
export const smallScale: Scale = { months: 0.4, interviewers: 3, events: 200, faults: new Set(faultNames) };

/** Shortly before a clock change in Berlin or New York, and at a new year. */
const beginnings = [
  '2026-03-05T08:00:00Z',
  '2026-03-26T08:00:00Z',
  '2026-10-22T08:00:00Z',
  '2026-10-29T08:00:00Z',
  '2026-12-18T08:00:00Z',
];

/** One history in thirty follows one person far enough to meet the late milestones. */
const careers = 0.03;

/** The same seed and scale give the same history, to the byte. */
export const writeHistory = (seed: number, scale: Scale = smallScale): History => {
  const chance = chanceOf(seedFor(seed, 'history'));
  const startsAt = Date.parse(chance.oneOf(beginnings));
  const endsAt = startsAt + scale.months * 30 * dayMs;
  const isCareer = chance.happens(careers);
  const people = company(chance, isCareer ? 1 : scale.interviewers);
  const draft: Draft = { chance, scale, startsAt, endsAt, people, deeds: [] };
  inputs(draft);
  rosters(draft);
  interviews(
    draft,
    isCareer ? chance.between(12, 32) : Math.round(scale.interviewers * scale.months * chance.between(4, 7)),
  );
  mishaps(draft);
  const events = draft.deeds
    .map((deed, index) => ({ deed, index }))
    .sort((a, b) => a.deed.at - b.deed.at || a.index - b.index)
    .map(({ deed }, id): Event => ({ ...deed, id }));
  return { seed, engine: chance.happens(0.5) ? 'cloud' : 'embedded', startsAt, events };
};

/** A policy, at times one that wants consent; training; things that belong nowhere. */
const inputs = (draft: Draft): void => {
  const { chance, startsAt, endsAt, people } = draft;
  const consentRequired = chance.happens(0.2);
  // One company in three asks a model, and lets no rules step in for it.
  const model = chance.happens(0.33) ? { model: { analyst: 'bedrock', rulesFallback: false } } : {};
  put(draft, {
    at: startsAt,
    key: 'policy/policy.json',
    content: JSON.stringify({
      admission: { consentRequired },
      ...model,
      mail: { baseUrl: 'https://console.example.test' },
    }),
    about: { kind: 'policy', consentRequired },
  });
  for (const { id, role } of people) {
    if (role !== 'interviewer' || !chance.happens(0.4)) continue;
    const at = chance.between(startsAt, endsAt);
    const endsOn = iso(at - chance.between(0, 100) * dayMs).slice(0, 10);
    put(draft, {
      at,
      key: `training/${id}.csv`,
      content: `session,attendee,startsOn,endsOn\nbasics,${id},${endsOn},${endsOn}`,
      about: { kind: 'training', attendee: id, endsOn },
    });
  }
  for (const key of ['transcripts/lost.vtt', 'elsewhere/page.html'])
    if (chance.happens(0.3))
      put(draft, {
        at: chance.between(startsAt, endsAt),
        key,
        content: junkText(key),
        about: { kind: 'stray' },
      });
};

const ports: readonly PortName[] = [
  'drop',
  'artefacts',
  'ledger',
  'mailer',
  'analyst',
  'workflows',
  'dispatch',
];

/** Sweeps and people at work all the time; crashes, outages and wrong clocks now and then. */
const mishaps = (draft: Draft): void => {
  const { chance, scale, startsAt, endsAt, deeds } = draft;
  const { faults } = scale;
  const often = (least: number, most: number, deed: () => Deed): void => {
    for (let left = chance.between(Math.floor(least), Math.ceil(most)); left > 0; left -= 1)
      deeds.push({ at: chance.between(startsAt, endsAt), ...deed() });
  };
  const months = scale.months;
  often(15 * months, 25 * months, () => ({
    do: 'form',
    pick: chance.between(0, 999),
    twice: faults.has('twice') && chance.happens(0.3),
    handOver: chance.happens(0.15),
    rival: faults.has('conflict') && chance.happens(0.15),
  }));
  often(0, 3 * months, () => ({
    do: 'assign',
    pick: chance.between(0, 999),
    swapped: chance.happens(0.5),
  }));
  often(0, 2 * months, () => ({ do: 'erase', pick: chance.between(0, 999) }));
  often(5 * months, 12 * months, () => ({ do: 'redrive', pick: chance.between(0, 999) }));
  if (faults.has('twice'))
    often(12 * months, 50 * months, () => ({ do: 'announce', pick: chance.between(0, 999) }));
  if (faults.has('crash')) often(5 * months, 20 * months, () => ({ do: 'crash' }));
  if (faults.has('throttle'))
    often(0, 6 * months, () => ({
      do: 'outage',
      port: chance.oneOf(ports),
      ms: chance.between(minuteMs, 8 * hourMs),
    }));
  if (faults.has('clock'))
    often(0, 6 * months, () => ({ do: 'clock', ms: chance.between(-20 * minuteMs, 20 * minuteMs) }));
  const sweeps = Math.max(Math.ceil(40 * months), scale.events - deeds.length);
  often(sweeps, sweeps, () => ({ do: 'sweep' }));
};
