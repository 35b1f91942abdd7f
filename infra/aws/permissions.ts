/**
 * What each function may do, written down once. Policies and environment variables are derived from
 * this table, and a test holds the synthesised policies to it in both directions.
 */
import type { StepName } from '../../workflows/names.ts';

export const grantNames = [
  'receive-own-queue',
  'read-drop',
  'read-artefacts',
  'write-artefacts',
  'read-ledger',
  'write-ledger',
  'read-due',
  'start-review-loop',
  'start-apply-input',
  'start-quarterly-cycle',
  'send-to-admit',
  'send-to-advance-task',
  'send-to-send-mail',
  'send-to-update-fleet',
  'send-to-start-quarter',
  'deliver-mail',
  'sign-links',
  'know-model',
  'invoke-model',
] as const;
export type GrantName = (typeof grantNames)[number];

export const permissions: Readonly<Record<StepName, readonly GrantName[]>> = {
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
  ],
  'update-fleet': ['receive-own-queue', 'read-artefacts', 'read-ledger', 'write-ledger'],
  'start-quarter': ['receive-own-queue', 'read-ledger', 'write-ledger', 'start-quarterly-cycle'],
  'allocate-quarter': ['read-ledger', 'write-ledger'],
  'close-quarter': ['read-ledger', 'write-ledger'],
};

/** Steps that are handed messages by a queue of their own; all others are states of a machine. */
export const receivers = [
  'admit',
  'sweep',
  'advance-task',
  'send-mail',
  'update-fleet',
  'start-quarter',
] as const satisfies readonly StepName[];
export type Receiver = (typeof receivers)[number];
