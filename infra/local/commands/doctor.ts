/** `plumbline doctor`: can this machine run the service, can this region, and does the model answer. One line a check, with what to do. */
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { dirOf } from '../dir.ts';
import type { Check } from '../doctor/check.ts';
import type { Command, Flags } from '../main.ts';
import { modelClient, type NamedModel, namedModel } from '../model.ts';
import { textIn } from '../text-flag.ts';

export const command: Command = {
  usage:
    'plumbline doctor [--dir D] [--region R [--stage S] [--sender IDENTITY]] [--model ID] [--boundary region|geography] [--json]   (or PLUMBLINE_MODEL_ID, AWS_REGION, PLUMBLINE_MODEL_BOUNDARY)',
  options: {
    dir: { type: 'string' },
    model: { type: 'string' },
    region: { type: 'string' },
    stage: { type: 'string' },
    sender: { type: 'string' },
    boundary: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(_names, flags) {
    const checks = [nodeCheck(), await sqliteCheck(), await folderCheck(dirOf(flags))];
    const region = textIn(flags, 'region');
    if (region === undefined) {
      const model = namedModel(process.env, modelTold(flags));
      if (model !== undefined) checks.push(...(await modelChecks(model)));
    } else checks.push(...(await everythingIn(region, flags)));
    process.stdout.write(
      flags['json'] === true ? `${JSON.stringify(checks, null, 2)}\n` : checks.map(lineOf).join(''),
    );
    return checks.every(({ ok }) => ok) ? 0 : 1;
  },
};

const modelTold = (flags: Flags) => ({
  model: textIn(flags, 'model'),
  region: textIn(flags, 'region'),
  boundary: textIn(flags, 'boundary'),
});

/** What the flags do not say of the region, its template does, where it has been synthesised. */
const everythingIn = async (region: string, flags: Flags): Promise<readonly Check[]> => {
  const { synthesisedRegion } = await import('../doctor/known-region.ts');
  const { regionChecks } = await import('../doctor/region-checks.ts');
  const stage = textIn(flags, 'stage');
  const known = await synthesisedRegion(region, stage);
  const told = modelTold(flags);
  const model = namedModel(process.env, {
    region,
    model: told.model ?? known.modelId,
    boundary: told.boundary ?? known.boundary,
  });
  const checks = await regionChecks({
    region,
    stage,
    sender: textIn(flags, 'sender') ?? known.sender,
    model,
  });
  const isStranger = checks.some(({ name, ok }) => name === 'credentials' && !ok);
  return model === undefined || isStranger ? checks : [...checks, ...(await modelChecks(model))];
};

const lineOf = ({ name, ok, message }: Check): string =>
  `${ok ? 'ok' : 'no'}  ${name.padEnd(12)} ${message}\n`;

/** Types are stripped by Node itself, and Lambda runs the same one. */
const lowestMajor = 24;

const nodeCheck = (): Check => {
  const ok = Number(process.versions.node.split('.', 1)[0]) >= lowestMajor;
  return {
    name: 'node',
    ok,
    message: ok
      ? `Node ${process.versions.node}.`
      : `Node ${process.versions.node} is too old; install ${lowestMajor} or later, or run npm ci.`,
  };
};

const sqliteCheck = async (): Promise<Check> => {
  try {
    const { openSqliteLedger } = await import('../../../functions/adapters/sqlite-ledger.ts');
    openSqliteLedger({ path: ':memory:' }).close();
    return { name: 'sqlite', ok: true, message: 'The ledger opens.' };
  } catch {
    return {
      name: 'sqlite',
      ok: false,
      message: 'This Node has no usable SQLite; install an official build of Node.',
    };
  }
};

/** Looks and leaves nothing behind: a folder that is not there yet needs a parent to be made in. */
const folderCheck = async (dir: string): Promise<Check> => {
  let place = resolve(dir);
  for (;;) {
    const found = await stat(place).catch(() => undefined);
    if (found?.isDirectory() === false)
      return { name: 'folder', ok: false, message: `${place} is no folder; name another by --dir.` };
    if (found !== undefined || dirname(place) === place) break;
    place = dirname(place);
  }
  const ok = await access(place, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  return {
    name: 'folder',
    ok,
    message: ok
      ? `${resolve(dir)} can be written.`
      : `${place} cannot be written; change its permissions or name another folder by --dir.`,
  };
};

const modelChecks = async (model: NamedModel): Promise<readonly Check[]> => {
  const { checkModel } = await import('../../../functions/adapters/bedrock-doctor.ts');
  const client = await modelClient(model);
  try {
    return await checkModel({ ...model, client });
  } finally {
    client.destroy();
  }
};
