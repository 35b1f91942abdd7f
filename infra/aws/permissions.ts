/**
 * What each function may do, written down once. Policies and environment variables are derived from
 * this table, and a test holds the synthesised policies to it in both directions.
 */
import { type MachineName, machineNames, type StepName, stepNames } from '../../workflows/names.ts';

/** Every step, and the console, which no machine and no queue calls. */
export const functionNames = [...stepNames, 'console'] as const;
export type FunctionName = StepName | 'console';

/** Steps that are handed messages by a queue of their own; all others are states of a machine. */
export const receivers = [
  'admit',
  'sweep',
  'advance-task',
  'send-mail',
  'note-return',
  'update-fleet',
  'start-quarter',
] as const satisfies readonly StepName[];
export type Receiver = (typeof receivers)[number];

/** Grants that are not about one machine or one queue. */
export const singleGrants = [
  'receive-own-queue',
  'read-drop',
  'read-artefacts',
  'write-artefacts',
  'read-ledger',
  'write-ledger',
  'read-due',
  'deliver-mail',
  'sign-links',
  'know-console',
  'sign-people-in',
  'know-model',
  'invoke-model',
] as const;
export type GrantName = (typeof singleGrants)[number] | `start-${MachineName}` | `send-to-${Receiver}`;

/** The machine a grant lets its holder start. */
export const startedBy = (grant: GrantName): MachineName | undefined =>
  machineNames.find((machine) => grant === `start-${machine}`);

/** The step to whose queue a grant lets its holder send. */
export const sentToBy = (grant: GrantName): Receiver | undefined =>
  receivers.find((step) => grant === `send-to-${step}`);

export const permissions: Readonly<Record<FunctionName, readonly GrantName[]>> = {
  admit: [
    'receive-own-queue',
    'read-drop',
    'read-artefacts',
    'write-artefacts',
    'read-ledger',
    'write-ledger',
    'start-review-loop',
    'start-apply-input',
    'send-to-admit',
  ],
  'read-transcript': ['read-drop', 'read-artefacts', 'write-artefacts', 'read-ledger', 'write-ledger'],
  'reserve-model': ['read-artefacts', 'read-ledger', 'write-ledger', 'know-model'],
  analyze: ['read-artefacts', 'write-artefacts', 'read-ledger', 'write-ledger', 'know-model', 'invoke-model'],
  'assemble-review': ['read-artefacts', 'write-artefacts', 'read-ledger'],
  'record-loop': ['read-artefacts', 'read-ledger', 'write-ledger'],
  'apply-input': ['read-drop', 'read-ledger', 'write-ledger', 'send-to-admit'],
  quarantine: ['read-ledger', 'write-ledger'],
  sweep: [
    'receive-own-queue',
    'read-ledger',
    'read-due',
    'send-to-admit',
    'send-to-advance-task',
    'send-to-send-mail',
    'send-to-update-fleet',
    'send-to-start-quarter',
  ],
  'advance-task': ['receive-own-queue', 'read-ledger', 'write-ledger'],
  'send-mail': [
    'receive-own-queue',
    'read-artefacts',
    'read-ledger',
    'write-ledger',
    'deliver-mail',
    'sign-links',
    'know-console',
  ],
  'note-return': ['receive-own-queue', 'read-ledger', 'write-ledger'],
  'update-fleet': ['receive-own-queue', 'read-artefacts', 'read-ledger', 'write-ledger'],
  'start-quarter': ['receive-own-queue', 'read-ledger', 'write-ledger', 'start-quarterly-cycle'],
  'allocate-quarter': ['read-ledger', 'write-ledger'],
  'close-quarter': ['read-ledger', 'write-ledger'],
  console: [
    'read-artefacts',
    'write-artefacts',
    'read-ledger',
    'write-ledger',
    'sign-links',
    'know-console',
    'sign-people-in',
  ],
};
