/** What an onlooker has seen of one life of the program: what was dropped, which rows stood when, which mails came. */
import type { Row } from '../../../functions/ports/ledger.ts';
import type { Event, History } from './history.ts';

/** A promise that did not hold, with what was seen. */
export type Broken = { readonly promise: string; readonly seen: string };

export type Put = Extract<Event, { do: 'put' }> & {
  /** As the object's own time in the drop says it. */
  readonly modifiedAt: string;
};

export type Delivered = {
  readonly id: string;
  readonly address: string;
  /** By the program's clock. */
  readonly at: string;
  /** The intent's row as it stood when the mail went out; absent when there was none. */
  readonly intent: Readonly<Record<string, unknown>> | undefined;
};

/** The first moment at which a row was seen, by the program's clock and the greatest reading of it so far. */
export type Born = { readonly body: Readonly<Record<string, unknown>>; readonly at: string };

export type Evidence = {
  readonly history: History;
  readonly puts: readonly Put[];
  readonly rows: readonly Row[];
  readonly mails: readonly Delivered[];
  /** How often each mail's sending was cut off by something outside, so that it may have come once more. */
  readonly interruptions: ReadonlyMap<string, number>;
  readonly tasksBorn: ReadonlyMap<string, Born>;
  /** Every mail that was ever meant to be sent. */
  readonly intents: ReadonlyMap<string, Born>;
  /** The bytes of an artefact; undefined when there is none. */
  readonly artefact: (key: string) => Promise<unknown>;
  readonly now: string;
};
