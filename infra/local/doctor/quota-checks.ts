/** Are the account's quotas in this region enough: functions at once, transitions a second, the model's rates. */
import {
  paginateListServiceQuotas,
  type ServiceQuota,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { modelName } from '../../../functions/adapters/bedrock-models.ts';
import { type Check, unseen, unwell, well } from './check.ts';

/** What a region's queues may call at once as it ships, with room for the machines' own calls. */
const functionsAtOnce = 100;

/** Five thousand transcripts dropped at once are forty thousand transitions: at this rate, seven minutes. */
const transitionsASecond = 100;

type Wanted = {
  readonly name: string;
  readonly service: string;
  readonly what: string;
  readonly isIt: (quotaName: string) => boolean;
  readonly least: number;
  readonly remedy: string;
};

const raise = 'ask for more in the Service Quotas console';

const wanted = (modelId: string | undefined): readonly Wanted[] => [
  {
    name: 'functions',
    service: 'lambda',
    what: 'Lambda functions at once',
    isIt: (name) => name === 'Concurrent executions',
    least: functionsAtOnce,
    remedy: raise,
  },
  {
    name: 'transitions',
    service: 'states',
    what: 'Step Functions transitions a second',
    isIt: (name) => /^StateTransition\b.*refill/i.test(name),
    least: transitionsASecond,
    remedy: raise,
  },
  ...(modelId === undefined ? [] : modelRates(modelId)),
];

const modelRates = (modelId: string): readonly Wanted[] => {
  const { requestsPerMin, tokensPerMin } = defaultPolicy.model;
  const rate = (unit: 'requests' | 'tokens', least: number): Wanted => ({
    name: `model ${unit}`,
    service: 'bedrock',
    what: `${unit} a minute for ${modelId}`,
    isIt: (name) => name.includes(`${unit} per minute`) && isOfModel(name, modelId),
    least,
    remedy: `${raise}, or set model.${unit}PerMin in the policy to what there is`,
  });
  return [rate('requests', requestsPerMin), rate('tokens', tokensPerMin)];
};

/** `anthropic.claude-sonnet-4-20250514-v1:0` is listed as "Anthropic Claude Sonnet 4 V1", and a profile as cross-region. */
const isOfModel = (quotaName: string, modelId: string): boolean => {
  const { geography, model } = modelName(modelId);
  const words = (text: string): string =>
    text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, ' ')
      .trim();
  const called = words(model.replace(/-\d{8}/, '').replace(/:\d+$/, ''));
  const [kind = '', named = ''] = quotaName.split(' for ', 2);
  return words(named) === called && /cross-region/i.test(kind) === (geography !== null);
};

export const quotaChecks = async (region: string, modelId: string | undefined): Promise<readonly Check[]> => {
  const client = new ServiceQuotasClient({ region });
  const checks: Check[] = [];
  try {
    for (const [service, ofService] of Map.groupBy(wanted(modelId), (each) => each.service)) {
      const found = await quotasOf(client, service).catch((error: unknown) => error);
      for (const each of ofService)
        checks.push(
          Array.isArray(found)
            ? verdict(each, found as readonly ServiceQuota[], region)
            : unseen(
                each.name,
                `Looking at the quotas of ${service}`,
                'servicequotas:ListServiceQuotas',
                found,
              ),
        );
    }
    return checks;
  } finally {
    client.destroy();
  }
};

/** Bedrock lists some hundreds; a listing that goes on for longer than this is no listing. */
const maxPages = 50;

const quotasOf = async (client: ServiceQuotasClient, service: string): Promise<ServiceQuota[]> => {
  const quotas: ServiceQuota[] = [];
  let pages = 0;
  for await (const page of paginateListServiceQuotas({ client, pageSize: 100 }, { ServiceCode: service })) {
    quotas.push(...(page.Quotas ?? []));
    pages += 1;
    if (pages === maxPages) break;
  }
  return quotas;
};

const verdict = (
  { name, what, isIt, least, remedy }: Wanted,
  quotas: readonly ServiceQuota[],
  region: string,
): Check => {
  const value = quotas.find(({ QuotaName }) => isIt(QuotaName ?? ''))?.Value;
  if (value === undefined)
    return unwell(name, `No quota of ${what} is listed in ${region}; look whether it is offered there.`);
  return value >= least
    ? well(name, `${value} ${what}.`)
    : unwell(name, `${region} allows ${value} ${what} and ${least} are wanted; ${remedy}.`);
};
