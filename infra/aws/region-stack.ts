/** One region of Plumbline: what is made, in the order in which one thing needs another. */
import { CfnOutput, type IStackSynthesizer, Stack, Tags } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { machineNames, type MachineName } from '../../workflows/names.ts';
import { createAdmission } from './admission.ts';
import { createAlarms } from './alarms.ts';
import { AssetSynthesizer } from './asset-synthesizer.ts';
import type { Bundles } from './bundle.ts';
import { createDashboard } from './dashboard.ts';
import { createFunctions } from './functions.ts';
import { createKey } from './key.ts';
import { createLedger } from './ledger.ts';
import { createLinkKey } from './link-key.ts';
import { createMachines } from './machines.ts';
import { createConfigurationSet, createReturns } from './mail.ts';
import { machineArn } from './names.ts';
import { doorTag } from './one-door.ts';
import { type Receiver, receivers } from './permissions.ts';
import { connectQueues, createQueues } from './receivers.ts';
import { type Region, stackName } from './region.ts';
import { createStorage } from './storage.ts';
import { createSweepSchedule } from './sweep.ts';
import { createUploaders } from './uploaders.ts';

export class RegionStack extends Stack {
  constructor(scope: Construct, region: Region, bundles: Bundles) {
    super(scope, stackName(region), {
      // No account: the credentials that deploy it say which.
      env: { region: region.region },
      description: `Plumbline ${region.stage} in ${region.region}: the coaching loop after interviewer training.`,
      // CDK writes `string | undefined` where its own interface has an optional property; we keep the two apart.
      synthesizer: new AssetSynthesizer() as IStackSynthesizer,
      // Interviews are deleted by people who mean to, never by a slip in a console.
      terminationProtection: true,
      // On the stack only, so that the template is the same whoever deploys it.
      tags: { [doorTag]: 'cdk' },
    });
    Tags.of(this).add('plumbline:stage', region.stage);
    this.build(region, bundles);
  }

  private build(region: Region, bundles: Bundles): void {
    const key = createKey(this, region);
    const { drop, artefacts } = createStorage(this, region, key);
    createUploaders(this, region, drop, key);
    const ledger = createLedger(this, key);
    const queues = createQueues(this, region, key);
    const configurationSet = createConfigurationSet(this, region);
    const machineArns = Object.fromEntries(
      machineNames.map((machine) => [machine, machineArn(region, machine)]),
    ) as Record<MachineName, string>;
    const { functions, consoleAddress } = createFunctions(this, bundles, {
      region,
      key,
      drop,
      artefacts,
      ledger,
      queues,
      linkKey: createLinkKey(this, key),
      configurationSet,
      machineArns,
    });
    createMachines(this, { region, key, functions });
    connectQueues(this, region, queues, functions);
    const undeliveredArrivals = createAdmission(this, region, key, drop, queues.admit.queue);
    createSweepSchedule(this, region, key, queues.sweep.queue);
    const undeliveredReturns = createReturns(
      this,
      region,
      key,
      configurationSet,
      queues['note-return'].queue,
    );
    const deadLetters = {
      ...Object.fromEntries(
        receivers.map((step: Receiver) => [`${step}-dead-letters`, queues[step].deadLetters]),
      ),
      'arrivals-undelivered': undeliveredArrivals,
      'mail-returned-undelivered': undeliveredReturns,
    };
    const tableName = ledger.tableName;
    const { topic, alarms } = createAlarms(this, {
      region,
      key,
      functions,
      machineArns,
      tableName,
      deadLetters,
    });
    const waiting = receivers.map((step) => queues[step].queue);
    createDashboard(this, { region, functions, machineArns, tableName, alarms, waiting });
    this.say({
      Drop: drop.bucketName,
      Artefacts: artefacts.bucketName,
      Ledger: tableName,
      Alarms: topic.topicArn,
      Key: key.keyArn,
      Console: consoleAddress,
    });
  }

  /** What a person needs to know after deploying: where to put things, and where to listen. */
  private say(outputs: Readonly<Record<string, string>>): CfnOutput[] {
    return Object.entries(outputs).map(
      ([name, value]) => new CfnOutput(this, `${name}Is`, { key: name, value }),
    );
  }
}
