/** One function a step: its role from the permissions table, its log, its code. */
import { CfnResource, Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { stateName, type StepName, stepNames } from '../../workflows/names.ts';
import { acknowledgeObjectsOf } from './acknowledgements.ts';
import type { Bundles } from './bundle.ts';
import { environmentFor } from './environment.ts';
import { memoryMb, timeoutSeconds } from './function-settings.ts';
import { statementsFor } from './grants.ts';
import { nameOf } from './names.ts';
import { permissions } from './permissions.ts';
import type { Resources } from './resources.ts';

export type Functions = Readonly<Record<StepName, LambdaFunction>>;

const createFunction = (
  scope: Construct,
  step: StepName,
  code: string,
  resources: Resources,
): LambdaFunction => {
  const { region, key } = resources;
  const own = new Construct(scope, stateName(step));
  const name = nameOf(region, step);
  const logGroup = new LogGroup(own, 'Log', {
    logGroupName: `/plumbline-${region.stage}/${step}`,
    retention: region.retention.logDays,
    encryptionKey: key,
    // Logs hold ids and codes only; they end with the stack, so that a new one finds its name free.
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const grants = permissions[step];
  const role = new Role(own, 'Role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: `What ${name} may do: ${grants.join(', ')}.`,
    inlinePolicies: {
      step: new PolicyDocument({ statements: statementsFor(step, grants, resources) }),
      log: new PolicyDocument({
        statements: [
          new PolicyStatement({
            actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            resources: [logGroup.logGroupArn],
          }),
        ],
      }),
    },
  });
  for (const bucket of [resources.drop, resources.artefacts]) acknowledgeObjectsOf(role, bucket);
  const created = new LambdaFunction(own, 'Function', {
    functionName: name,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    handler: 'index.handler',
    code: Code.fromAsset(code),
    timeout: Duration.seconds(timeoutSeconds(step)),
    memorySize: memoryMb(step),
    environment: environmentFor(grants, resources),
    role,
    logGroup,
  });
  dependOnPropertiesOnly(created);
  return created;
};

/** A role's policies are inside it here, so what the properties name is all a function waits for. */
const dependOnPropertiesOnly = (created: LambdaFunction): void => {
  const resource = created.node.defaultChild;
  if (!CfnResource.isCfnResource(resource))
    throw new Error(`${created.node.path} has no resource of its own.`);
  resource.addDeletionOverride('DependsOn');
};

export const createFunctions = (scope: Construct, bundles: Bundles, resources: Resources): Functions =>
  Object.fromEntries(
    stepNames.map((step) => [step, createFunction(scope, step, bundles[step], resources)]),
  ) as Record<StepName, LambdaFunction>;
