/** One function a step, and the console: its role from the permissions table, its log, its code. */
import { CfnResource, Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { stateName, stepNames } from '../../workflows/names.ts';
import { acknowledgeObjectsOf } from './acknowledgements.ts';
import type { Bundles } from './bundle.ts';
import { createConsoleDoor } from './console.ts';
import { environmentFor } from './environment.ts';
import { memoryMb, timeoutSeconds } from './function-settings.ts';
import { statementsFor } from './grants.ts';
import { nameOf } from './names.ts';
import { type FunctionName, permissions } from './permissions.ts';
import type { Resources } from './resources.ts';

export type Functions = Readonly<Record<FunctionName, LambdaFunction>>;

const createFunction = (
  scope: Construct,
  step: FunctionName,
  code: string,
  resources: Resources,
): LambdaFunction => {
  const { region, key } = resources;
  const own = new Construct(scope, step === 'console' ? 'Console' : stateName(step));
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

/** The console comes first: who writes links is told where it answers, and it cannot be told itself. */
export const createFunctions = (
  scope: Construct,
  bundles: Bundles,
  resources: Omit<Resources, 'consoleAddress'>,
): { readonly functions: Functions; readonly consoleAddress: string } => {
  const { console: door } = resources.region;
  const own = door.door === 'own-front-door' ? door.address : undefined;
  const console = createFunction(scope, 'console', bundles.console, { ...resources, consoleAddress: own });
  const consoleAddress = own ?? createConsoleDoor(console);
  const steps = stepNames.map((step) => [
    step,
    createFunction(scope, step, bundles[step], { ...resources, consoleAddress }),
  ]);
  return {
    functions: { ...(Object.fromEntries(steps) as Omit<Functions, 'console'>), console },
    consoleAddress,
  };
};
