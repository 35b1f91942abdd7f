/** Everything a mail may need to know, gathered by its sender: one shape a kind, and nothing that is looked up later. */
import type { Meeting } from '../../core/coaching/invitation.ts';
import type { Packet } from '../../core/coaching/packet.ts';
import type { Task } from '../../core/coaching/task.ts';
import type { CandidateRef, Instant, LoopId } from '../../core/identity.ts';
import type { Review } from '../../core/review/review.ts';
import type { QuarantineRow } from '../../core/transcript/inbox.ts';
import type { SaidLine } from '../runtime/said-of-quarter.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';

/** Somebody who is spoken of. */
export type Named = { readonly name: string };

/** Somebody who is written to; every time in the mail is shown in this IANA zone. */
export type Recipient = Named & { readonly timeZone: string };

/** Absolute http(s) addresses. GET changes nothing at any of them. */
export type MailLinks = {
  /** The page of what the mail is about. */
  readonly page: string;
  /** The one moment to open. */
  readonly moment?: string | undefined;
  /** Hands the task to somebody else. */
  readonly handOver?: string | undefined;
  /** Where a wrong finding is marked as wrong. */
  readonly wrong?: string | undefined;
};

/** The interview a mail is about, in as much as it is known; the candidate by reference only. */
export type LoopGlimpse = {
  readonly candidate?: CandidateRef | undefined;
  readonly round?: string | undefined;
  readonly startedAt?: Instant | undefined;
  readonly durationMin?: number | undefined;
};

type Any = { readonly now: Instant; readonly to: Recipient; readonly links: MailLinks };

type AboutTask = Any & {
  readonly task: Task;
  readonly interviewer: Named;
  readonly loop?: LoopGlimpse | undefined;
  /** When the two sit down, on a calibration. */
  readonly meetsAt?: Instant | undefined;
};

/** What a mail says about one review. */
type WithReview = {
  readonly review?: Review | undefined;
  /** When it is at hand, every sentence is checked against it for words of the candidate's. */
  readonly transcript?: Transcript | undefined;
  /** Loops on the interviewer's record, and how many a rate needs; says when there are too few. */
  readonly loops?: { readonly counted: number; readonly needed: number } | undefined;
};

/** A loop that a packet takes moments from. */
export type PacketLoop = {
  readonly loopId: LoopId;
  readonly glimpse: LoopGlimpse;
  readonly review: Review;
  readonly transcript?: Transcript | undefined;
};

/** What a packet says, with what it takes to say it without the candidate's words. */
export type LookBack = {
  readonly packet: Packet;
  /** When somebody last looked back with this interviewer. */
  readonly since?: Instant | undefined;
  /** Those the packet's moments are in. */
  readonly loops: readonly PacketLoop[];
  /** Loops that count, ever, and how many of them were calibrated. */
  readonly counted: number;
  readonly calibrated: number;
};

/** What the mail of an owed task says of what there is to read. */
export type WithReading = WithReview & {
  /** On every task that looks back over several loops. */
  readonly look?: LookBack | undefined;
  /** The interviewer has led nothing at all: days alone made the task due, and there is nothing to read. */
  readonly nothingLed?: boolean | undefined;
  /** The reader sat on the same panel and has yet to hand in a scorecard of their own: nothing is said before. */
  readonly awaitsOwn?: boolean | undefined;
  /** The reader holds it until a coach does: what was said and found is not theirs to read. */
  readonly inTrust?: boolean | undefined;
};

export type TaskOpened = AboutTask & WithReading & { readonly kind: 'task-opened' };

export type TaskReminder = AboutTask & WithReading & { readonly kind: 'task-reminder' };

/** To operations, or to the owner's manager: never with a quote or a rate. */
export type TaskEscalated = Omit<AboutTask, 'links'> & {
  readonly kind: 'task-escalated';
  /** Nowhere where the page is another's alone: an address says whom it is about. */
  readonly links?: MailLinks | undefined;
  /** Who owes it; absent when nobody has been named. */
  readonly owner?: Named | undefined;
};

/** To the new owner. */
export type TaskHandedOver = AboutTask &
  WithReading & { readonly kind: 'task-handed-over'; readonly from?: Named | undefined };

/** What one person owes, in whichever way they are told of it. */
export type Owed = TaskOpened | TaskReminder | TaskHandedOver;

type AnyDispute = Any & {
  readonly interviewer: Named;
  /** The reader led the interview. */
  readonly isOwn: boolean;
  /** Whoever calls it wrong. */
  readonly by: Named;
  readonly loop: LoopGlimpse;
};

/** To whoever decides whether the finding stands; what it says and why it is wrong are behind the link. */
export type FindingDisputed = AnyDispute & { readonly kind: 'finding-disputed' };

/** To whoever disputed it. */
export type DisputeDecided = AnyDispute & {
  readonly kind: 'dispute-decided';
  readonly decidedBy: Named;
  readonly stands: boolean;
};

export type AboutDispute = FindingDisputed | DisputeDecided;

/** Several things for one person, as the day's one mail. */
export type Today = {
  readonly kind: 'today';
  readonly now: Instant;
  readonly to: Recipient;
  /** What is due first first, then what has no date; two or more. */
  readonly things: readonly (Owed | AboutDispute)[];
};

/** Somebody whose calendar is written to. */
export type Addressed = Named & { readonly address: string };

/** To the coach and to the interviewer, carrying a calendar part. */
export type Invitation = AboutTask & {
  readonly kind: 'invitation' | 'invitation-cancelled';
  readonly to: Recipient & Addressed;
  readonly coach: Addressed;
  readonly interviewer: Addressed;
  /** A former coach is only ever told that it is off their calendar. */
  readonly audience: 'coach' | 'interviewer' | 'former-coach';
  readonly meeting: Meeting;
  /** The address that organises and takes replies. */
  readonly organizer: string;
};

/** To the interviewer; `task` is coached and carries the feedback. */
export type FeedbackReady = AboutTask & {
  readonly kind: 'feedback-ready';
  readonly coach: Named;
  /** Where in the loop the coach's moment is; null or absent when the capture has no times. */
  readonly momentMs?: number | null | undefined;
  readonly transcript?: Transcript | undefined;
};

/** To operations. */
export type QuarantineNotice = Any & {
  readonly kind: 'quarantine-notice';
  readonly rows: readonly QuarantineRow[];
  /** Said after the command: `--dir …`, or `--stage … --region …`. */
  readonly commandOptions?: readonly string[] | undefined;
};

/** Who is who could not be told; labels may be people's names, so the mail shows none. */
export type SpeakerQuestion = Any & {
  readonly kind: 'speaker-question';
  /** The object in the drop. */
  readonly key: string;
  /** With it the mail shows the command that answers. */
  readonly loopId?: LoopId | undefined;
  readonly interviewer?: Named | undefined;
  readonly loop?: LoopGlimpse | undefined;
  /** How many different voices the transcript has. */
  readonly voices?: number | undefined;
  /** When waiting ends and it is quarantined. */
  readonly until?: Instant | undefined;
};

/** A task in one line, for people who see that it is owed and not what it says. */
export type TaskGlimpse = {
  readonly task: Pick<Task, 'kind' | 'dueAt' | 'handovers'>;
  readonly interviewer: Named;
  readonly owner?: Named | undefined;
  /** The page where it is given to somebody else. */
  readonly link: string;
};

/** To operations on a Monday: the state of work, never how anybody interviews. */
export type WeeklyDigest = Any & {
  readonly kind: 'weekly-digest';
  /** Since when "done" is counted. */
  readonly since: Instant;
  /** Most overdue first. */
  readonly overdue: readonly TaskGlimpse[];
  /** Due within the week. */
  readonly due: number;
  readonly coachless: readonly Named[];
  readonly waiting: number;
  readonly quarantined: number;
  /** Findings somebody called wrong, about which nobody has decided. */
  readonly disputed: number;
  readonly done: {
    readonly loops: number;
    readonly coached: number;
    readonly closed: number;
    readonly late: number;
  };
  readonly links: MailLinks & { readonly quarantine: string; readonly programme: string };
};

/** The quarter's lines in the order of the programme page; sums over groups, nobody by name. */
export type ProgrammeReport = Any & {
  readonly kind: 'programme-report';
  /** "2026-Q3". */
  readonly quarter: string;
  readonly lines: readonly SaidLine[];
  /** Coaching loops beside training sessions, oldest quarter first, this one last. */
  readonly history: readonly {
    readonly quarter: string;
    readonly coachingLoops: number;
    readonly trainingSessions: number;
  }[];
};

/** To operations: whose reviews do not fit into their coach's quarter. */
export type CapacityNotice = Any & {
  readonly kind: 'capacity-notice';
  readonly quarter: string;
  readonly shortages: readonly {
    readonly coach: Named;
    readonly minutes: number;
    readonly interviewers: readonly Named[];
  }[];
  /** Due a review with nobody named who could give it; their number, since operations have a task for each. */
  readonly coachless: number;
};

/** To an interviewer when Plumbline begins at their site. */
export type SiteNotice = Any & {
  readonly kind: 'site-notice';
  readonly site: string;
  readonly mode: 'coach-only' | 'full';
  readonly coach?: Named | undefined;
};

/** To operations: somebody does not get their mail, and may owe something they do not know of. */
export type MailReturned = Any & {
  readonly kind: 'mail-returned';
  readonly reader: Named;
  readonly isComplaint: boolean;
  /** What it means and what to do, without a code. */
  readonly because: string;
  /** What the reader owed by it, where it was theirs. */
  readonly owed?: TaskGlimpse | undefined;
};

export type MailModel =
  | TaskOpened
  | TaskReminder
  | TaskEscalated
  | TaskHandedOver
  | Invitation
  | FeedbackReady
  | AboutDispute
  | QuarantineNotice
  | SpeakerQuestion
  | WeeklyDigest
  | ProgrammeReport
  | CapacityNotice
  | SiteNotice
  | MailReturned
  | Today;
