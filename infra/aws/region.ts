/** What a region must say about itself, and the sentence it gets when it does not. */
import * as z from 'zod/mini';
import { inEnglish } from '../../core/in-english.ts';
import { geographyOf, geographyOfProfile } from './geography.ts';

/** The log retentions CloudWatch takes, in days, as far as they make sense here. */
const logDays = [7, 14, 30, 60, 90, 120, 180, 365, 731] as const;

const Limits = z.strictObject({
  /**
   * How many functions read one queue at once. SQS takes no less than 2; above 100 a bulk import would
   * take the account's whole concurrency from everybody else.
   */
  admitAtOnce: z.int().check(z.minimum(2), z.maximum(100)),
  advanceAtOnce: z.int().check(z.minimum(2), z.maximum(100)),
  /** SES starts new accounts at 14 mails a second, and one function sends about five. */
  mailAtOnce: z.int().check(z.minimum(2), z.maximum(20)),
  /** An alarm is raised when the model costs more than this for each loop, in dollars, over six hours. */
  modelUsdALoop: z.number().check(z.positive(), z.maximum(100)),
});

const SignIn = z.strictObject({
  issuer: z.url({
    protocol: /^https$/,
    error: 'The issuer must be the https address of your OpenID Connect provider.',
  }),
  clientId: z.string().check(z.minLength(1), z.maxLength(255)),
  /** Name or ARN of a secret in Secrets Manager whose whole text is the client secret. It is made by hand. */
  clientSecret: z.string().check(
    z.regex(/^[A-Za-z0-9/_+=.@:-]{1,512}$/, {
      error:
        'The client secret is given as the name or ARN of a secret in Secrets Manager, never as its text.',
    }),
  ),
});

/** How people reach the console. With `signIn` a link only selects the page; without, it opens it. */
const Console = z.discriminatedUnion('door', [
  /** A function URL, which the stack makes. */
  z.strictObject({ door: z.literal('function-url'), signIn: z.optional(SignIn) }),
  /** A load balancer, gateway or proxy of yours calls the function; people see this address. */
  z.strictObject({
    door: z.literal('own-front-door'),
    address: z.url({ protocol: /^https$/, error: 'The front door must be an https address.' }),
    signIn: z.optional(SignIn),
  }),
]);

/** The folders that admit reads, in which a partner may be given a place. */
const folders = ['transcripts', 'scorecards', 'roster', 'training', 'rubrics', 'policy', 'outcomes'];

const Uploader = z.strictObject({
  /** Names the stack's output that holds the role's ARN. */
  name: z.string().check(
    z.regex(/^[a-z][a-z0-9-]{0,20}$/, {
      error: "The uploader's name must be 1 to 21 small letters, digits and hyphens, a letter first.",
    }),
  ),
  account: z.string().check(z.regex(/^\d{12}$/, { error: 'The account must be its twelve digits.' })),
  /** Chosen by you, told to the partner; it keeps a third party from using their access for you. */
  externalId: z.string().check(
    z.regex(/^[\w+=,.@:/-]{8,256}$/, {
      error: 'The external id must be 8 to 256 letters, digits or any of + = , . @ : / - _.',
    }),
  ),
  prefixes: z
    .array(
      z.string().check(
        z.regex(new RegExp(`^(?:${folders.join('|')})/(?:[A-Za-z0-9._-]+/)+$`), {
          error: `A prefix must be a folder of its own within ${folders.join('/, ')}/, such as transcripts/acme/.`,
        }),
      ),
    )
    .check(z.minLength(1), z.maxLength(10)),
});
export type Uploader = z.infer<typeof Uploader>;

const Fields = z.strictObject({
  /** Keeps installations in one account and region apart; part of every name. */
  stage: z.string().check(
    z.regex(/^[a-z][a-z0-9]{0,15}$/, {
      error:
        'The stage must be 1 to 16 small letters and digits, a letter first: it becomes part of every name.',
    }),
  ),
  region: z.string().check(
    z.refine((name) => geographyOf(name) !== undefined, {
      error: ({ input }) =>
        `${JSON.stringify(input)} is no region Plumbline knows; correct it, or add its geography to infra/aws/geography.ts.`,
    }),
  ),
  /** The zone in which the alarms' and the dashboard's readers live. */
  zone: z.string().check(
    z.refine(isZone, {
      error: ({ input }) => `${JSON.stringify(input)} is no time zone; write one like Europe/Berlin.`,
    }),
  ),
  /** `region`: nothing leaves it. `geography`: the model may be served from the regions of the same geography. */
  boundary: z.enum(['region', 'geography'], {
    error: 'The boundary must be "region" or "geography": how far data may travel to be read by the model.',
  }),
  sender: z.strictObject({
    /** The verified SES identity, a domain or an address, in this region. It is made by hand: it needs DNS. */
    identity: z.string().check(z.minLength(3), z.maxLength(320)),
    address: z.email({ error: 'The sender address must be a plain mail address.' }),
  }),
  model: z.strictObject({
    /** A model id, or an inference profile id such as `eu.…`, which serves from several regions. */
    profile: z.string().check(
      z.regex(/^[a-z][a-z0-9-]{0,20}\.[A-Za-z0-9.:_-]{1,180}$/, {
        error:
          'The model profile must be a Bedrock model id or inference profile id, such as eu.maker.model-v1:0.',
      }),
    ),
    /** Every region that profile may serve from, as Bedrock lists them. */
    servedFrom: z.array(z.string()).check(z.minLength(1), z.maxLength(30)),
    /** A Bedrock guardrail of this account and region, by which every call passes. */
    guardrail: z.optional(
      z.strictObject({
        id: z.string().check(
          z.regex(/^[a-z0-9]{1,64}$/, {
            error: 'The guardrail is named by its id, small letters and digits, not by its name or ARN.',
          }),
        ),
        version: z.string().check(
          z.regex(/^(?:DRAFT|[1-9]\d{0,7})$/, {
            error: 'The guardrail version is a number, or DRAFT.',
          }),
        ),
      }),
    ),
  }),
  console: Console,
  /** Systems in other accounts, such as an ATS, that may put objects into the drop. */
  uploaders: z._default(z.array(Uploader).check(z.maxLength(20)), []),
  retention: z.strictObject({
    /** The policy erases earlier; this is the backstop of the buckets. Ten years at most. */
    transcriptDays: z.int().check(z.minimum(30), z.maximum(3650)),
    logDays: z.literal(logDays, { error: `Logs can be kept for ${logDays.join(', ')} days.` }),
  }),
  limits: Limits,
});

/** One region of one stage, checked: nothing it names lies outside its boundary. */
export const Region = Fields.check(
  z.superRefine((region, context) => {
    const say = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    const { identity, address } = region.sender;
    if (address !== identity && !address.endsWith(`@${identity}`))
      say(
        ['sender', 'address'],
        `The sender ${address} does not belong to the identity ${identity}; SES would refuse every mail.`,
      );
    const names = region.uploaders.map(({ name }) => name);
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    if (twice !== undefined) say(['uploaders'], `The uploader ${twice} is listed twice.`);
    const { profile, servedFrom } = region.model;
    const reach = geographyOfProfile(profile);
    if (!servedFrom.includes(region.region))
      say(
        ['model', 'servedFrom'],
        `${profile} is not served from ${region.region}; choose a model that is, or correct servedFrom.`,
      );
    if (reach === undefined && servedFrom.length > 1)
      say(
        ['model', 'servedFrom'],
        `${profile} is a plain model id and is served from one region only; name an inference profile to use several.`,
      );
    const outside = servedFrom.find((served) => !isWithin(region, served));
    if (outside !== undefined)
      say(
        ['model', 'servedFrom'],
        `${profile} may be served from ${outside}, outside the boundary ${region.boundary} of ${region.region}.`,
      );
    if (reach !== undefined && reach !== geographyOf(region.region))
      say(
        ['model', 'profile'],
        `${profile} belongs to another geography than ${region.region}, and may send transcripts there.`,
      );
    if (reach !== undefined && region.boundary === 'region')
      say(
        ['model', 'profile'],
        `${profile} spans its geography; the boundary "region" needs a plain model id served in ${region.region}.`,
      );
  }),
);
export type Region = z.infer<typeof Region>;

/** True when data may be in `other` under the boundary of `region`. */
export const isWithin = ({ region, boundary }: Pick<Region, 'region' | 'boundary'>, other: string): boolean =>
  other === region || (boundary === 'geography' && geographyOf(other) === geographyOf(region));

/** One account holds a stage once a region; more than 30 regions there are not. */
const Regions = z
  .array(Region)
  .check(z.minLength(1, { error: 'There is no region; add one to infra/aws/regions.ts.' }), z.maxLength(30));

/** Throws one Error that names every fault, a sentence a line. */
export const parseRegions = (value: unknown): readonly Region[] => {
  const parsed = Regions.safeParse(value, inEnglish);
  if (!parsed.success)
    throw new Error(
      parsed.error.issues.map(({ path, message }) => `regions[${path.join('.')}]: ${message}`).join('\n'),
    );
  const names = parsed.data.map(stackName);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`${twice} is listed twice; a stage has one stack a region.`);
  return parsed.data;
};

/** How the region's stack is called: `plumbline-example-eu-central-1`. */
export const stackName = ({ stage, region }: Pick<Region, 'stage' | 'region'>): string =>
  `plumbline-${stage}-${region}`;

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== undefined;
  } catch {
    return false; // Intl throws for a zone it does not know.
  }
}
