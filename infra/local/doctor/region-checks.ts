/** Can this region run the service: credentials, mail, quotas, the model, and the key of a stack that stands. */
import type { NamedModel } from '../model.ts';
import { type Check, unwell } from './check.ts';
import { stackChecks } from './known-region.ts';
import { mailChecks } from './mail-checks.ts';
import { quotaChecks } from './quota-checks.ts';

export type RegionToCheck = {
  readonly region: string;
  readonly stage: string | undefined;
  readonly sender: string | undefined;
  readonly model: NamedModel | undefined;
};

/** Everything that can be looked at is, so that one call tells all there is to mend. */
export const regionChecks = async ({
  region,
  stage,
  sender,
  model,
}: RegionToCheck): Promise<readonly Check[]> => {
  const mail = await mailChecks(region, sender);
  if (mail.some(({ name, ok }) => name === 'credentials' && !ok)) return mail;
  return [
    ...mail,
    ...(await quotaChecks(region, model?.modelId)),
    ...(stage === undefined ? [] : await stackChecks(region, stage)),
    ...(model === undefined
      ? [unwell('model', 'No model is known; synthesise the region first, or name it by --model.')]
      : []),
  ];
};
