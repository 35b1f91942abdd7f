/** The part of the Amazon States Language (JSONPath) that our machines use, as types. */

export type Retrier = {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds: number;
  readonly MaxAttempts: number;
  readonly BackoffRate: number;
  readonly MaxDelaySeconds: number;
  /** `FULL`: any part of the interval is waited; `NONE`: all of it. */
  readonly JitterStrategy: 'FULL' | 'NONE';
};

export type Catcher = {
  readonly ErrorEquals: readonly string[];
  readonly ResultPath: string;
  readonly Next: string;
};

export type TaskState = {
  readonly Type: 'Task';
  readonly Comment: string;
  readonly Resource: string;
  readonly TimeoutSeconds: number;
  readonly ResultPath: string | null;
  readonly Retry: readonly Retrier[];
  readonly Catch: readonly Catcher[];
} & ({ readonly Next: string } | { readonly End: true });

export type ChoiceState = {
  readonly Type: 'Choice';
  readonly Comment: string;
  readonly Choices: readonly {
    readonly Variable: string;
    readonly StringEquals: string;
    readonly Next: string;
  }[];
  readonly Default: string;
};

export type WaitState = {
  readonly Type: 'Wait';
  readonly Comment: string;
  readonly TimestampPath: string;
  readonly Next: string;
};

export type FailState = { readonly Type: 'Fail'; readonly Error: string; readonly Cause: string };

export type State = TaskState | ChoiceState | WaitState | FailState;

export type Machine = {
  readonly Comment: string;
  readonly StartAt: string;
  /** A bound on the whole execution; hours of throttling must fit. */
  readonly TimeoutSeconds: number;
  readonly States: Readonly<Record<string, State>>;
};
