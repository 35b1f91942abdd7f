/** The variables a function is given, derived from what it may do: who may not use a thing is not told its name. */
import { SecretValue } from 'aws-cdk-lib/core';
import { machineNames, machineVariable, queueVariable } from '../../workflows/names.ts';
import { type GrantName, permissions, receivers, sentToBy, startedBy } from './permissions.ts';
import type { Resources } from './resources.ts';

type Values = Readonly<Record<string, string>>;

/** Steps that some other step sends to; the rest hear from a schedule or a rule. */
const sentTo = receivers.filter((step) => Object.values(permissions).flat().includes(`send-to-${step}`));

/** A port's client is made whole, so a step that may use one machine or queue is told the names of all. */
const machines = ({ machineArns }: Resources): Values =>
  Object.fromEntries(machineNames.map((machine) => [machineVariable(machine), machineArns[machine]]));

const queues = (resources: Resources): Values =>
  Object.fromEntries(sentTo.map((step) => [queueVariable(step), resources.queues[step].queue.queueUrl]));

/** A secret is put in by CloudFormation as it deploys: the template holds a reference, never the words. */
const secret = (id: string): string => SecretValue.secretsManager(id).unsafeUnwrap();

const signIn = ({ region }: Resources): Values => {
  const settings = region.console.signIn;
  return settings === undefined
    ? {}
    : {
        OIDC_ISSUER: settings.issuer,
        OIDC_CLIENT_ID: settings.clientId,
        OIDC_CLIENT_SECRET: secret(settings.clientSecret),
      };
};

const model = ({ region }: Resources): Values => {
  const { profile, guardrail } = region.model;
  return {
    MODEL_ID: profile,
    MODEL_BOUNDARY: region.boundary,
    ...(guardrail === undefined ? {} : { GUARDRAIL_ID: guardrail.id, GUARDRAIL_VERSION: guardrail.version }),
  };
};

const valuesOf = (grant: GrantName, resources: Resources): Values => {
  if (startedBy(grant) !== undefined) return machines(resources);
  if (sentToBy(grant) !== undefined) return queues(resources);
  switch (grant) {
    case 'read-drop':
      return { DROP_BUCKET: resources.drop.bucketName };
    case 'read-artefacts':
    case 'write-artefacts':
      return { ARTEFACTS_BUCKET: resources.artefacts.bucketName };
    case 'read-ledger':
    case 'write-ledger':
    case 'read-due':
      return { LEDGER_TABLE: resources.ledger.tableName };
    case 'deliver-mail':
      return { MAIL_CONFIGURATION_SET: resources.configurationSet.ref };
    case 'sign-links':
      return { LINK_KEY: secret(resources.linkKey.ref) };
    case 'know-console':
      return resources.consoleAddress === undefined ? {} : { CONSOLE_URL: resources.consoleAddress };
    case 'sign-people-in':
      return signIn(resources);
    case 'know-model':
      return model(resources);
    default:
      return {};
  }
};

export const environmentFor = (grants: readonly GrantName[], resources: Resources): Record<string, string> =>
  Object.assign({}, ...grants.map((grant) => valuesOf(grant, resources)));
