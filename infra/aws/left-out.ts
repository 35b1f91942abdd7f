/**
 * What a function's bundle leaves out of the packages it uses, each with the reason why nobody misses it.
 * A bundle that does use it does not build, or says so when it gets there.
 */
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Plugin } from 'esbuild';

/** The files that match are read as this text instead. */
const replaced = (name: string, filter: RegExp, contents: string): Plugin => ({
  name,
  setup(setup) {
    setup.onLoad({ filter }, ({ path }) => ({ contents, resolveDir: dirname(path), loader: 'js' }));
  },
});

/**
 * Lambda puts a role's credentials into the environment. The dozen other ways a laptop or a container
 * may have them (sign-in, files, processes, web identity) are a third of a small bundle and never taken.
 */
const environmentCredentials = replaced(
  'environment-credentials',
  /credential-provider-node[\\/]dist-es[\\/]index\.js$/,
  `import { fromEnv } from '@aws-sdk/credential-provider-env';
   export const defaultProvider = (init) => fromEnv(init);
   export const credentialsTreatedAsExpired = ({ expiration } = {}) =>
     expiration !== undefined && expiration.getTime() - Date.now() < 300_000;
   export const credentialsWillNeedRefresh = ({ expiration } = {}) => expiration !== undefined;`,
);

/** Tells browsers apart by what they say of themselves; the SDK asks it in browsers only. */
const noBrowsers = replaced('no-browsers', /bowser[\\/]bowser\.mjs$/, 'export {};');

/** A machine of EC2 can ask around in which region it is; Lambda puts that into the environment. */
const environmentRegion = replaced(
  'environment-region',
  /regionConfig[\\/]getInstanceMetadataRegion\.js$/,
  'export const getInstanceMetadataRegion = async () => undefined;',
);

/** MD5, SHA-1 and SHA-256 once more in plain JavaScript, for a Node without its own. */
const nativeHashes = replaced(
  'native-hashes',
  /(?:@smithy[\\/]core|@aws-sdk[\\/]checksums)[\\/]dist-es[\\/]submodules[\\/](?:checksum|sha)[\\/]\w+[\\/](?:Md5|Sha1|Sha256)Js\.js$/,
  'export const Md5Js = undefined, Sha1Js = undefined, Sha256Js = undefined;',
);

/** Answers that come as a stream of events: selecting inside an object, a model that streams. Nothing here asks for one; the model's client wants to be able to. */
const noEventStreams = replaced(
  'no-event-streams',
  /@smithy[\\/]core[\\/]dist-es[\\/]submodules[\\/]event-streams[\\/]index\.js$/,
  `const never = () => { throw new Error('This bundle reads no stream of events.'); };
   export const eventStreamSerdeProvider = never;
   export const resolveEventStreamSerdeConfig = (config) => config;
   export class EventStreamSerde { constructor() { never(); } }`,
);

/** Signs the events of a stream one by one; requests are signed without it. */
const noSignedEvents = replaced(
  'no-signed-events',
  /@smithy[\\/]signature-v4[\\/]dist-es[\\/]HeaderFormatter\.js$/,
  "export class HeaderFormatter { format() { throw new Error('This bundle signs no stream of events.'); } }",
);

/** Adaptive retries hold calls back by a guess; the machine's own retries and the model's reservations do that by what is known. */
const standardRetries = replaced(
  'standard-retries',
  /submodules[\\/]retry[\\/]util-retry[\\/]DefaultRateLimiter\.js$/,
  "export class DefaultRateLimiter { constructor() { throw new Error('This bundle retries in standard mode: unset AWS_RETRY_MODE.'); } }",
);

/** DynamoDB and the stores like it may name an endpoint to keep for a while; it is off unless somebody turns it on. */
const noEndpointCache = replaced(
  'no-endpoint-cache',
  /@aws-sdk[\\/]endpoint-cache[\\/]dist-es[\\/]index\.js$/,
  'export class EndpointCache {}',
);

/** React's server holds two writers, of which the one that streams is never asked here. */
const oneWriter = replaced(
  'one-writer',
  /react-dom[\\/]server\.node\.js$/,
  "module.exports = require('./cjs/react-dom-server-legacy.node.production.js');",
);

/**
 * Errors of which more than name and message is read. Of any other a client makes its service's plain
 * error, which bears the same name, so that their classes can go.
 */
const errorsRead: ReadonlySet<string> = new Set([
  'ConditionalCheckFailedException',
  'TransactionCanceledException',
]);

const isNeeded = (error: string): boolean => error.endsWith('ServiceException') || errorsRead.has(error);

/** `n0_registry.registerError(TableNotFoundException$, TableNotFoundException);` */
const registered = /^\w+\.registerError\((\w+)\$, \w+\);$/gm;

/** `const _h = "http";` */
const constant = /^const (_\w+) = ("[^"\n]*");$/gm;

/**
 * A client describes every call its service has, a hundred kilobytes for S3, and only those that are sent
 * are needed. `{ [_h]: … }` keeps the bundler from seeing that: a key that is computed might do anything.
 */
const callsByName: Plugin = {
  name: 'calls-by-name',
  setup(setup) {
    const schemas = /@aws-sdk[\\/]client-[^\\/]+[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/;
    setup.onLoad({ filter: schemas }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const words = new Map([...text.matchAll(constant)].map(([, name, word]) => [name, word]));
      const contents = text
        .replaceAll(/\[(_\w+)\]:/g, (key, name: string) => {
          const word = words.get(name);
          return word === undefined ? key : `${word}:`;
        })
        .replaceAll(registered, (line, error: string) => (isNeeded(error) ? line : ''));
      return { contents, loader: 'js' };
    });
  },
};

/** A client reads its own package to tell its version, and is handed all of it. */
const versionOnly: Plugin = {
  name: 'version-only',
  setup(setup) {
    setup.onLoad({ filter: /@aws-sdk[\\/]client-[^\\/]+[\\/]package\.json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8')) as { readonly version: string };
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

/** It does nothing as it loads, and does not say so: without this its fetcher and address reader are in every bundle. */
const quietMailer: Plugin = {
  name: 'quiet-mailer',
  setup(setup) {
    setup.onResolve({ filter: /^nodemailer\// }, async ({ path, pluginData, ...asked }) => {
      if (pluginData === 'asked') return undefined;
      const { kind, importer, resolveDir } = asked;
      const found = await setup.resolve(path, { kind, importer, resolveDir, pluginData: 'asked' });
      return { ...found, sideEffects: false };
    });
  },
};

/** What a function's bundle does without, by whether the function asks a model. */
export const leftOut = ({ asksModel }: { readonly asksModel: boolean }): Plugin[] => [
  ...(asksModel ? [] : [noEventStreams]),
  environmentCredentials,
  environmentRegion,
  nativeHashes,
  noBrowsers,
  noEndpointCache,
  noSignedEvents,
  standardRetries,
  callsByName,
  versionOnly,
  oneWriter,
  quietMailer,
];
