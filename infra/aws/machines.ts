/** The state machines, from the same data that the embedded engine runs. */
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { machines } from '../../workflows/machines.ts';
import { type MachineName, machineNames, stateName } from '../../workflows/names.ts';
import { acknowledge } from './acknowledgements.ts';
import { stepsOf } from './function-settings.ts';
import type { Functions } from './functions.ts';
import { nameOf } from './names.ts';
import type { Region } from './region.ts';

/** Step Functions sets up its log through account-wide calls for which IAM knows no resources. */
export const logDeliveryActions = [
  'logs:CreateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:UpdateLogDelivery',
];

const createRole = (scope: Construct, machine: MachineName, functions: Functions): Role =>
  new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('states.amazonaws.com'),
    description: `What the machine ${machine} may do: call its own steps, and log.`,
    inlinePolicies: {
      steps: new PolicyDocument({
        statements: [
          new PolicyStatement({
            actions: ['lambda:InvokeFunction'],
            resources: stepsOf(machine).map((step) => functions[step].functionArn),
          }),
        ],
      }),
      log: new PolicyDocument({
        statements: [
          new PolicyStatement({ effect: Effect.ALLOW, actions: logDeliveryActions, resources: ['*'] }),
        ],
      }),
    },
  });

const createMachine = (
  scope: Construct,
  machine: MachineName,
  { region, key, functions }: { region: Region; key: Key; functions: Functions },
): CfnStateMachine => {
  const own = new Construct(scope, `Machine-${machine}`);
  const logGroup = new LogGroup(own, 'Log', {
    // Under this prefix CloudWatch needs no entry a group in a policy that is full after ten.
    logGroupName: `/aws/vendedlogs/states/${nameOf(region, machine)}`,
    retention: region.retention.logDays,
    encryptionKey: key,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = createRole(own, machine, functions);
  acknowledge(role, 'machine-sets-up-its-log');
  const resource = new CfnStateMachine(own, 'Resource', {
    stateMachineName: nameOf(region, machine),
    stateMachineType: 'STANDARD',
    roleArn: role.roleArn,
    definitionString: JSON.stringify(machines[machine]),
    definitionSubstitutions: Object.fromEntries(
      stepsOf(machine).map((step) => [stateName(step), functions[step].functionArn]),
    ),
    loggingConfiguration: {
      level: 'ERROR',
      // A fault's sentence may quote a key; the history, which its own policy guards, has it.
      includeExecutionData: false,
      destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: logGroup.logGroupArn } }],
    },
    tracingConfiguration: { enabled: false },
  });
  acknowledge(resource, 'machine-logs-errors-only');
  acknowledge(resource, 'machine-is-not-traced');
  return resource;
};

export const createMachines = (
  scope: Construct,
  given: { region: Region; key: Key; functions: Functions },
): Readonly<Record<MachineName, CfnStateMachine>> =>
  Object.fromEntries(
    machineNames.map((machine) => [machine, createMachine(scope, machine, given)]),
  ) as Record<MachineName, CfnStateMachine>;
