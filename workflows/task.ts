/** One step as a state: timed, retried by the names of what may pass, caught by name of last resort. */
import type { Catcher, Retrier, TaskState } from './states-language.ts';
import { resourceOf, type StepName } from './names.ts';

/** What Lambda and the network throw for themselves: worth two or three quick tries. */
const platformErrors = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
  'Lambda.Unknown',
];

const platform: Retrier = {
  ErrorEquals: platformErrors,
  IntervalSeconds: 1,
  MaxAttempts: 6,
  BackoffRate: 2,
  MaxDelaySeconds: 60,
  JitterStrategy: 'FULL',
};

/** Two writers met; each next try reads afresh. Twelve: thirty loops of one interviewer may land in one minute. */
const conflict: Retrier = {
  ErrorEquals: ['Conflict'],
  IntervalSeconds: 1,
  MaxAttempts: 12,
  BackoffRate: 1.5,
  MaxDelaySeconds: 20,
  JitterStrategy: 'FULL',
};

/** Something is away. A few minutes' outage passes unseen. */
const unavailable: Retrier = {
  ErrorEquals: ['Unavailable', 'States.Timeout'],
  IntervalSeconds: 2,
  MaxAttempts: 8,
  BackoffRate: 2,
  MaxDelaySeconds: 300,
  JitterStrategy: 'FULL',
};

/** A model throttles for hours on a bad day, and that must still end in a review: 100 tries, at most 10 minutes apart. */
const throttled: Retrier = {
  ErrorEquals: ['Unavailable', 'States.Timeout'],
  IntervalSeconds: 5,
  MaxAttempts: 100,
  BackoffRate: 2,
  MaxDelaySeconds: 600,
  JitterStrategy: 'FULL',
};

const unusable: Retrier = {
  ErrorEquals: ['UnusableReply'],
  IntervalSeconds: 2,
  MaxAttempts: 2,
  BackoffRate: 2,
  MaxDelaySeconds: 30,
  JitterStrategy: 'FULL',
};

/**
 * Places at the model are given out again once the first loops have told what they use: minutes, as a rule once. Forty hours of tries,
 * of the two days that an execution has; the language wants the longest delay above the interval.
 */
const notYet: Retrier = {
  ErrorEquals: ['NotYet'],
  IntervalSeconds: 300,
  MaxAttempts: 500,
  BackoffRate: 1,
  MaxDelaySeconds: 301,
  JitterStrategy: 'NONE',
};

const retriers = {
  ledger: [conflict, unavailable, platform],
  place: [notYet, conflict, unavailable, platform],
  model: [unusable, throttled, platform],
  /** Setting aside is the last resort: behind it something is lost, so it outlasts an outage of hours. */
  quarantine: [conflict, throttled, platform],
} as const;

type TaskOptions = {
  readonly comment: string;
  readonly timeoutSeconds: number;
  readonly waits: keyof typeof retriers;
  /** Where the result goes; null drops it. */
  readonly result: string | null;
  /** The execution ends with it when absent: a state that only says so would be billed like any other. */
  readonly next?: string;
  readonly caughtBy: string;
};

export const task = (step: StepName, options: TaskOptions): TaskState => ({
  Type: 'Task',
  Comment: options.comment,
  Resource: resourceOf(step),
  TimeoutSeconds: options.timeoutSeconds,
  ResultPath: options.result,
  Retry: retriers[options.waits],
  Catch: [caught(options.caughtBy)],
  ...(options.next === undefined ? { End: true as const } : { Next: options.next }),
});

const caught = (next: string): Catcher => ({
  ErrorEquals: ['States.ALL'],
  ResultPath: '$.fault',
  Next: next,
});
