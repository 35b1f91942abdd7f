/**
 * A history as plain data: what the world does to the program, and when. It is written before anything
 * runs, so that it can be replayed, cut down and printed.
 */
import type { Talk } from './talk.ts';

/** A line of the roster as the company means it. */
export type PersonLine = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
  readonly role: 'interviewer' | 'coach' | 'operations' | 'hr';
  readonly active: boolean;
  readonly coach?: string;
  readonly deputy?: string;
  readonly manager?: string;
  readonly trainedOn?: string;
  readonly awayFrom?: string;
  readonly awayUntil?: string;
};

/** What a sidecar says, as it was meant. */
export type Meta = {
  readonly interviewId?: string;
  readonly interviewer: string;
  readonly candidate: string;
  readonly round: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly participation: 'lead' | 'panel' | 'reverse-shadow';
  readonly revision: number;
  readonly consent: boolean;
};

export type Card = {
  readonly scorecardId: string;
  readonly interviewer: string;
  readonly candidate: string;
  readonly round: string;
  readonly submittedAt: string;
  readonly revision: number;
  readonly withdrawn: boolean;
};

/** What an object of the drop means; the program sees only its bytes. */
export type About =
  | { readonly kind: 'transcript'; readonly stem: string; readonly talk: Talk | 'junk' }
  /** `loop` is the invented loop's own number: the same one whatever the sidecar says of it. */
  | { readonly kind: 'sidecar'; readonly stem: string; readonly loop: number; readonly meta: Meta }
  | { readonly kind: 'scorecard'; readonly card: Card }
  | { readonly kind: 'roster'; readonly people: readonly PersonLine[] }
  | { readonly kind: 'training'; readonly attendee: string; readonly endsOn: string }
  | { readonly kind: 'policy'; readonly consentRequired: boolean }
  | { readonly kind: 'stray' };

export type PortName = 'drop' | 'artefacts' | 'ledger' | 'mailer' | 'analyst' | 'workflows' | 'dispatch';

export type Deed =
  | {
      readonly do: 'put';
      readonly key: string;
      readonly content: string;
      readonly about: About;
      /** How long after the upload each announcement of it comes, in milliseconds; never empty. */
      readonly announcedMs: readonly number[];
    }
  /** Somebody announces again what has long been there. */
  | { readonly do: 'announce'; readonly pick: number }
  | { readonly do: 'sweep' }
  /** A person works on one of the tasks that are theirs; `twice` sends the same form again. */
  | {
      readonly do: 'form';
      readonly pick: number;
      readonly twice: boolean;
      readonly handOver: boolean;
      /** Operations hand the same task over while its owner writes. */
      readonly rival: boolean;
    }
  /** Operations say who is who in a loop: as it was, or the wrong way round. */
  | { readonly do: 'assign'; readonly pick: number; readonly swapped: boolean }
  /** A candidate asks to be forgotten. */
  | { readonly do: 'erase'; readonly pick: number }
  | { readonly do: 'redrive'; readonly pick: number }
  | { readonly do: 'crash' }
  | { readonly do: 'outage'; readonly port: PortName; readonly ms: number }
  /** The clock is put forward or back by so much, on top of what it was. */
  | { readonly do: 'clock'; readonly ms: number };

/** `at` is true time, in milliseconds; the program's clock may be wrong about it. */
export type Event = { readonly id: number; readonly at: number } & Deed;

export type History = {
  readonly seed: number;
  /** Whether messages are queued and machines outlive a crash, as in the cloud, or one process does it all. */
  readonly engine: 'cloud' | 'embedded';
  readonly startsAt: number;
  readonly events: readonly Event[];
};

export const dayMs = 86_400_000;
export const hourMs = 3_600_000;
export const minuteMs = 60_000;

export const iso = (ms: number): string => new Date(ms).toISOString();
