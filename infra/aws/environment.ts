/** The variables a function is given, derived from what it may do: who may not use a thing is not told its name. */
import { SecretValue } from 'aws-cdk-lib/core';
import type { GrantName } from './permissions.ts';
import type { Resources } from './resources.ts';

type Values = Readonly<Record<string, string>>;

/** A port's client is made whole, so a step that may use one machine or queue is told the names of all. */
const machines = ({ machineArns }: Resources): Values => ({
  REVIEW_LOOP_MACHINE: machineArns['review-loop'],
  APPLY_INPUT_MACHINE: machineArns['apply-input'],
  QUARTERLY_CYCLE_MACHINE: machineArns['quarterly-cycle'],
});

const queues = (resources: Resources): Values => ({
  ADMIT_QUEUE: resources.queues.admit.queue.queueUrl,
  ADVANCE_TASK_QUEUE: resources.queues['advance-task'].queue.queueUrl,
  SEND_MAIL_QUEUE: resources.queues['send-mail'].queue.queueUrl,
  UPDATE_FLEET_QUEUE: resources.queues['update-fleet'].queue.queueUrl,
  START_QUARTER_QUEUE: resources.queues['start-quarter'].queue.queueUrl,
});

const valuesOf = (grant: GrantName, resources: Resources): Values => {
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
    case 'start-review-loop':
    case 'start-apply-input':
    case 'start-quarterly-cycle':
      return machines(resources);
    case 'send-to-admit':
    case 'send-to-advance-task':
    case 'send-to-send-mail':
    case 'send-to-update-fleet':
    case 'send-to-start-quarter':
      return queues(resources);
    case 'deliver-mail':
      return { MAIL_CONFIGURATION_SET: resources.configurationSet.ref };
    case 'sign-links':
      // Put in by CloudFormation as it deploys: the template holds a reference, never the secret.
      return { LINK_KEY: SecretValue.secretsManager(resources.linkKey.ref).unsafeUnwrap() };
    case 'know-model':
      return { MODEL_ID: resources.region.model.profile, MODEL_BOUNDARY: resources.region.boundary };
    case 'receive-own-queue':
    case 'invoke-model':
      return {};
  }
};

export const environmentFor = (grants: readonly GrantName[], resources: Resources): Record<string, string> =>
  Object.assign({}, ...grants.map((grant) => valuesOf(grant, resources)));
