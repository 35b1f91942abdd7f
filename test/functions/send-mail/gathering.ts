/** A company whose rows and artefacts are in memory, and any mail gathered from them as it would be when it is sent. */
import { expect } from 'vitest';
import { MailIntent } from '../../../core/coaching/mail-intent.ts';
import { Task } from '../../../core/coaching/task.ts';
import { Instant, LoopId, PersonId } from '../../../core/identity.ts';
import { Person } from '../../../core/interviewer/person.ts';
import type { SiteMode } from '../../../core/interviewer/site-mode.ts';
import { defaultPolicy, Policy } from '../../../core/rubric/policy.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { signedLinks } from '../../../functions/adapters/signed-links.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import type { Artefacts } from '../../../functions/ports/artefacts.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { recordLoop } from '../../../functions/record-loop/step.ts';
import { keys, put, taskRow } from '../../../functions/runtime/rows.ts';
import { gatherModel } from '../../../functions/send-mail/gather.ts';
import type { MailModel } from '../../../functions/send-mail/model.ts';
import { hired, keepLoop, type KeptLoop, memoryArtefacts } from '../../support/kept-loop.ts';
import { task } from './samples.ts';

export const now = Instant.parse('2026-09-28T12:00:00.000Z');
const linksUntil = Date.parse('2026-10-28T12:00:00.000Z') / 1000;
export const dana = PersonId.parse('dana');
export const noor = PersonId.parse('noor');
export const loopId = LoopId.parse('w1');

export const loop: KeptLoop = {
  loopId,
  interviewer: dana,
  endedAt: '2026-09-28T10:00:00.000Z',
  candidate: 'cand-1',
};
/** What a mail shows of that loop. */
export const glimpsed = {
  candidate: 'cand-1',
  round: 'system-design',
  startedAt: '2026-09-28T09:15:00.000Z',
  durationMin: 45,
};

/** What else is said of the calibration that dana is invited to. */
export const booked = {
  kind: 'calibration',
  state: 'planned',
  owner: 'noor',
  minutes: 30,
  sequence: 2,
  dueAt: '2026-10-14T08:00:00.000Z',
};

/** A policy by which that holds in Berlin, where dana is. */
export const inBerlin = (mode: SiteMode): Policy => Policy.parse({ privacy: { sites: { berlin: mode } } });

/** A page for that person, until the links of today end. */
export const page = (path: string, person = 'otto', fragment = '') =>
  expect.stringMatching(
    new RegExp(`^http://localhost:4455${path}\\?for=${person}&until=${linksUntil}&sig=[\\w-]+${fragment}$`),
  );

type Fields = Partial<Record<keyof MailIntent, unknown>> & { readonly kind: string };

export type Gathering = {
  readonly ledger: Ledger;
  readonly artefacts: Artefacts;
  /** A task by that id; a review of dana's by noor unless it is said to be another. */
  owed(id: string, more?: Record<string, unknown>): Promise<void>;
  /** Records a loop the moment it ended. */
  kept(ended?: KeptLoop): Promise<void>;
  /** What such a mail says now to that person, of whom more may be said; undefined where it is not written. */
  gathered(
    fields: Fields,
    policy?: Policy,
    to?: string,
    more?: Partial<Person>,
  ): Promise<MailModel | undefined>;
};

export const gathering = async (): Promise<Gathering> => {
  const ledger = openSqliteLedger({ path: ':memory:' });
  const artefacts = memoryArtefacts();
  const links = signedLinks(new Uint8Array(32));
  await hired(ledger, [
    { id: 'dana', coach: 'noor', site: 'berlin' },
    { id: 'rue', coach: 'noor' },
    { id: 'milan' },
    { id: 'noor', role: 'coach' },
    { id: 'kim', role: 'coach' },
    { id: 'hedy', role: 'hr' },
    { id: 'otto', role: 'operations', timeZone: 'Europe/Berlin' },
    { id: 'olga', role: 'operations', active: false },
  ]);
  return {
    ledger,
    artefacts,
    async owed(id, more = {}) {
      const body = Task.parse({ ...task, loopId: undefined, id, ...more });
      await ledger.commit([put(taskRow, keys.task(body.interviewer, body.id), 'absent', body)]);
    },
    async kept(ended = loop) {
      const clock = virtualClock(Instant.parse(ended.endedAt));
      await recordLoop(await keepLoop(artefacts, ended), { ledger, artefacts, clock });
    },
    async gathered(fields, policy = defaultPolicy, to = 'otto', more = {}) {
      const row = (await ledger.get({ partition: 'roster', sort: to }))?.body;
      const person = Person.parse({ ...row, ...more });
      const intent = MailIntent.parse({
        id: 'i',
        to,
        createdAt: now,
        sendAt: now,
        state: 'queued',
        ...fields,
      });
      return await gatherModel(intent, person, policy, now, { ledger, links, artefacts });
    },
  };
};
