/**
 * The synthesised state machines once more, in moto's interpreter: what happens when a task fails, whichever
 * it is. The answers of the functions are scripted, so that each may fail as it never does by itself.
 */
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { regions } from '../../infra/aws/regions.ts';
import { machines } from '../../workflows/machines.ts';
import { type MachineName, machineNames } from '../../workflows/names.ts';
import { ofType, synthesise } from '../infra/aws/templates.ts';
import { type Answer, type Call, type Moto, startMoto } from './moto/moto.ts';

/** What each state's function says when all is well, where a machine looks at it. */
const well: Readonly<Record<string, unknown>> = {
  ReadTranscript: { outcome: 'read' },
  ReserveModel: { at: '2026-01-05T09:00:00.000Z' },
  UpdateFleet: { outcome: 'done' },
  AllocateQuarter: { outcome: 'done' },
};

type Script = Readonly<Record<string, readonly Answer[]>>;
type Ended = { readonly status: string; readonly error: string | undefined; readonly calls: readonly Call[] };

/** Longer than any script here takes with its tries; backing off is in real time. */
const endLimitSec = 60;

const scripts = new Map<string, Script>();
const calls = new Map<string, Call[]>();
let moto: Moto;
let client: SFNClient;
const arns = new Map<MachineName, string>();

/** The answers are used up one by one; after the last, all is well. */
const answer = (call: Call): Answer => {
  const run = String(call.input['run']);
  const made = calls.get(run) ?? [];
  calls.set(run, [...made, call]);
  const before = made.filter(({ step }) => step === call.step).length;
  return scripts.get(run)?.[call.step]?.[before] ?? { result: well[call.step] ?? {} };
};

/** As CloudFormation hands it over: every `${Name}` is the function of that name. */
const deployed = (template: Parameters<typeof ofType>[0], machine: MachineName): string => {
  const found = ofType(template, 'AWS::StepFunctions::StateMachine').filter(([, { Properties }]) =>
    JSON.stringify(Properties['StateMachineName']).includes(machine),
  );
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Error(`${found.length} machines are called ${machine}.`);
  const { DefinitionString: text, DefinitionSubstitutions: named } = only[1].Properties as {
    DefinitionString: string;
    DefinitionSubstitutions: Record<string, unknown>;
  };
  return Object.keys(named).reduce(
    (definition, name) =>
      definition.replaceAll(`\${${name}}`, `arn:aws:lambda:eu-central-1:123456789012:function:${name}`),
    text,
  );
};

beforeAll(async () => {
  moto = await startMoto(answer);
  client = new SFNClient({
    endpoint: moto.endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  });
  const template = synthesise(regions.slice(0, 1)).templates.values().next().value;
  if (template === undefined) throw new Error('Nothing was synthesised.');
  for (const machine of machineNames) {
    const definition = deployed(template, machine);
    const roleArn = 'arn:aws:iam::123456789012:role/machine';
    const made = await client.send(
      new CreateStateMachineCommand({ name: `plumbline-${machine}`, definition, roleArn }),
    );
    arns.set(machine, made.stateMachineArn ?? '');
  }
});
afterAll(async () => {
  client?.destroy();
  await moto?.stop();
});

const ended = async (machine: MachineName, run: string, script: Script): Promise<Ended> => {
  scripts.set(run, script);
  const { executionArn } = await client.send(
    new StartExecutionCommand({
      stateMachineArn: arns.get(machine),
      name: run,
      input: JSON.stringify({ run }),
    }),
  );
  const deadline = performance.now() + endLimitSec * 1000;
  for (;;) {
    const { status = '', error } = await client.send(new DescribeExecutionCommand({ executionArn }));
    if (status !== 'RUNNING') return { status, error, calls: calls.get(run) ?? [] };
    if (performance.now() > deadline)
      throw new Error(`${run} did not end; it called ${stepsOf(run).join(', ')}.`);
    await wait(100);
  }
};

const stepsOf = (run: string): readonly string[] => (calls.get(run) ?? []).map(({ step }) => step);

const tasksOf = (machine: MachineName): readonly string[] =>
  Object.entries(machines[machine].States).flatMap(([name, { Type }]) => (Type === 'Task' ? [name] : []));

const worksOf = (machine: MachineName): readonly string[] =>
  tasksOf(machine).filter((name) => name !== 'Quarantine');

describe.each(machineNames)('the machine %s', (machine) => {
  it('calls each step once, in order, when all is well', async () => {
    const run = `well-${machine}`;
    expect(await ended(machine, run, {})).toMatchObject({ status: 'SUCCEEDED' });
    expect(stepsOf(run)).toEqual(worksOf(machine));
  });

  it.each(worksOf(machine))('sets aside what %s refuses, at the first try, and says why', async (state) => {
    const run = `refused-${machine}-${state}`;
    const end = await ended(machine, run, { [state]: [{ fault: 'InvalidInput' }] });
    expect(end).toMatchObject({ status: 'SUCCEEDED', error: undefined });
    expect(stepsOf(run)).toEqual([
      ...worksOf(machine).slice(0, worksOf(machine).indexOf(state) + 1),
      'Quarantine',
    ]);
    expect(end.calls.at(-1)?.input).toMatchObject({ run, fault: { Error: 'InvalidInput' } });
  });

  it('fails by name when not even the quarantine can be written', async () => {
    const [first = ''] = worksOf(machine);
    const refused = { fault: 'InvalidInput' };
    const end = await ended(machine, `lost-${machine}`, { [first]: [refused], Quarantine: [refused] });
    expect(end).toMatchObject({ status: 'FAILED', error: 'QuarantineFailed' });
    expect(stepsOf(`lost-${machine}`)).toEqual([first, 'Quarantine']);
  });

  it('tries again what met another writer, and goes on', async () => {
    const [first = ''] = worksOf(machine);
    const run = `met-${machine}`;
    const end = await ended(machine, run, { [first]: [{ fault: 'Conflict' }, { fault: 'Conflict' }] });
    expect(end).toMatchObject({ status: 'SUCCEEDED' });
    expect(stepsOf(run)).toEqual([first, first, ...worksOf(machine)]);
  });
});

describe('a review', () => {
  it.each([
    ['UnusableReply', 3],
    ['SyntaxError', 1],
  ])('whose model answers with %s is set aside after %i tries', async (fault, tries) => {
    const run = `model-${fault}`;
    const end = await ended('review-loop', run, { Analyze: Array.from({ length: 5 }, () => ({ fault })) });
    expect(end).toMatchObject({ status: 'SUCCEEDED' });
    expect(stepsOf(run)).toEqual([
      'ReadTranscript',
      'ReserveModel',
      ...Array.from({ length: tries }, () => 'Analyze'),
      'Quarantine',
    ]);
  });

  it.each(['superseded', 'erased', 'waiting'])(
    'that is %s ends well, and each step is told so and can pass',
    async (outcome) => {
      const end = await ended('review-loop', outcome, { ReadTranscript: [{ result: { outcome } }] });
      expect(end).toMatchObject({ status: 'SUCCEEDED' });
      expect(stepsOf(outcome)).toEqual([
        'ReadTranscript',
        'ReserveModel',
        'Analyze',
        'AssembleReview',
        'RecordLoop',
      ]);
      for (const { input } of end.calls.slice(1)) expect(input).toMatchObject({ read: { outcome } });
    },
  );
});

it('goes on page by page until a quarter is allocated', async () => {
  const more = { result: { outcome: 'more' } };
  const end = await ended('quarterly-cycle', 'pages', { AllocateQuarter: [more, more] });
  expect(end).toMatchObject({ status: 'SUCCEEDED' });
  expect(stepsOf('pages')).toEqual([
    'UpdateFleet',
    'AllocateQuarter',
    'AllocateQuarter',
    'AllocateQuarter',
    'CloseQuarter',
  ]);
});
