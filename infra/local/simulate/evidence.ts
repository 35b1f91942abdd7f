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
export type Born = {
  readonly body: Readonly<Record<string, unknown>>;
  readonly at: string;
  /** Among all rows that were written, in the order in which they were: no clock moves that. */
  readonly place: number;
};

/** A form that the console took, and what it said. */
export type Posted = {
  readonly person: string;
  readonly interviewer: string;
  readonly task: string;
  readonly nonce: string;
  readonly fields: Readonly<Record<string, string>>;
};

/** Something that is kept: where, and every word of it. */
export type Kept = { readonly where: string; readonly text: string };

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
  /** By task, the row that first said that it was done. */
  readonly coached: ReadonlyMap<string, Born>;
  /** Candidates who were erased; by true time, in milliseconds, when the command last said that it is done. */
  readonly erased: ReadonlyMap<string, number>;
  /** By loop, whether who is who was last said the wrong way round. */
  readonly assigned: ReadonlyMap<string, boolean>;
  readonly posted: readonly Posted[];
  /** All that the drop, the artefacts and the ledger hold. */
  readonly everything: () => Promise<readonly Kept[]>;
  /** The bytes of an artefact; undefined when there is none. */
  readonly artefact: (key: string) => Promise<unknown>;
  readonly now: string;
};
