/** An obligation: what is owed as a fact of records, roster and policy, before any task exists for it. */
import type { Instant, LoopId, PersonId } from '../identity.ts';
import type { LoopRow } from '../interviewer/record.ts';
import type { Person } from '../interviewer/person.ts';
import type { PolicyInForce } from '../rubric/policy.ts';
import type { Roster } from './ownership.ts';
import type { Task, TaskKind } from './task.ts';

export type Obligation = {
  readonly kind: TaskKind;
  readonly interviewer: PersonId;
  readonly milestone: string;
  readonly owner?: PersonId;
  /** In what part the owner holds it; `operations` on a coach's task means that nobody is named yet. */
  readonly ownerAs: 'coach' | 'deputy' | 'operations' | 'hr';
  readonly loopId?: LoopId;
  readonly opensAt: Instant;
  readonly dueAt: Instant;
  /** Counted from the end of the loop alone. */
  readonly complianceDueAt?: Instant;
  readonly minutes: number;
};

/** A dated reason to look: a drift signal or claim, or a protected topic in a loop. */
export type DriftSignal = { readonly key: string; readonly raisedAt: Instant };
export type ProtectedTopic = { readonly loopId: LoopId; readonly capturedAt: Instant };

export type OwedInput = {
  readonly person: Person;
  readonly lifetime: { readonly loops: number; readonly calibratedLoops: number };
  /** The newest counted loops: at least the window's thirty, in any order. */
  readonly window: readonly LoopRow[];
  /** The interviewer's first counted loops, thirty of them; not needed while the window holds every loop. */
  readonly first?: readonly LoopRow[];
  readonly roster: Roster;
  /** Every task of this interviewer, whatever its state. */
  readonly tasks: readonly Task[];
  /** The last day of the training that is booked or done, from the training feed; the roster's `trainedOn` otherwise. */
  readonly trainingEndsOn?: string;
  readonly driftSignals?: readonly DriftSignal[];
  readonly protectedTopics?: readonly ProtectedTopic[];
  /** Loops that were read again, or turned out to be somebody else's, and hold no protected topic of this interviewer. */
  readonly cleared?: readonly LoopId[];
  /** Whether the window's measures, by the gates of the trained-decision, let the coach be asked to decide. */
  readonly measuresAllowTrained?: boolean;
  /** The usual pace of this programme, loops a month; for an interviewer too new to have one. */
  readonly typicalLoopsPerMonth?: number;
  readonly policy: PolicyInForce;
  readonly now: Instant;
};
