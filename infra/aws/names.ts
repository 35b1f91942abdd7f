/**
 * Physical names: said in the runbook and typed at night, so they are chosen. What outlives the stack
 * (key, buckets, table) has generated names, or a second deployment would find its own name taken.
 */
import { Aws } from 'aws-cdk-lib/core';
import type { MachineName } from '../../workflows/names.ts';
import type { Region } from './region.ts';

type Stage = Pick<Region, 'stage'>;

export const nameOf = ({ stage }: Stage, part: string): string => `plumbline-${stage}-${part}`;

export const machineArn = (stage: Stage, machine: MachineName): string =>
  `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:stateMachine:${nameOf(stage, machine)}`;
