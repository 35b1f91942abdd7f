/** The command line: one command each in its own file, loaded only when it is called. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { InvalidInput, Unavailable } from '../../core/faults.ts';
import { refusedPath } from './file-faults.ts';

export type Flags = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

export type Command = {
  readonly usage: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Resolves to the exit code. */
  run(positionals: readonly string[], flags: Flags): Promise<number>;
};

const commands: Readonly<Record<string, { readonly about: string; load(): Promise<{ command: Command }> }>> =
  {
    read: { about: 'print the canonical transcript as JSON', load: () => import('./commands/read.ts') },
    review: { about: 'review loops with no services at all', load: () => import('./commands/review.ts') },
    demo: {
      about: 'an invented company lives a year and a half on a virtual clock',
      load: () => import('./commands/demo.ts'),
    },
    start: {
      about: 'the embedded service: takes the drop, sweeps, serves the console',
      load: () => import('./commands/start.ts'),
    },
    status: {
      about: 'loops, what waits, what is in quarantine, tasks, mails',
      load: () => import('./commands/status.ts'),
    },
    record: { about: 'what is known of one interviewer', load: () => import('./commands/record.ts') },
    quarantine: {
      about: 'what could not be read or finished, and why',
      load: () => import('./commands/quarantine.ts'),
    },
    assign: {
      about: 'say who is who in a loop; everything that hung on it is computed anew',
      load: () => import('./commands/assign.ts'),
    },
    redrive: { about: 'try again what is in quarantine', load: () => import('./commands/redrive.ts') },
    simulate: {
      about: 'the whole program under injected faults, held to its promises',
      load: () => import('./commands/simulate.ts'),
    },
    erase: {
      about: 'take a candidate out of every live store',
      load: () => import('./commands/erase.ts'),
    },
    export: {
      about: 'everything that is kept of one interviewer, for them',
      load: () => import('./commands/export.ts'),
    },
    backfill: {
      about: 'announce what lies in the drop already, at a rate, from where it stopped',
      load: () => import('./commands/backfill.ts'),
    },
    bench: { about: 'how fast it is, beside peers and the floor', load: () => import('./commands/bench.ts') },
    cost: {
      about: 'what a loop costs in the cloud, line by line',
      load: () => import('./commands/cost.ts'),
    },
    doctor: {
      about: 'is this machine able, and does the model answer',
      load: () => import('./commands/doctor.ts'),
    },
  };

const overview = (): string =>
  [
    'plumbline: keeps interviewers calibrated after training',
    '',
    ...Object.entries(commands).map(([name, { about }]) => `  ${name.padEnd(12)}${about}`),
    '',
    'plumbline COMMAND --help says how to call it.',
    '',
  ].join('\n');

/** Says one line on standard error and ends with 2 for anything the caller can mend. */
export const main = async (argv: readonly string[]): Promise<void> => {
  endWithParent();
  process.exitCode = await run(argv);
};

const run = async (argv: readonly string[]): Promise<number> => {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === 'help') {
    process.stdout.write(overview());
    return name === undefined ? 2 : 0;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (entry === undefined) return complain(`"${name}" is no command; plumbline help lists them.`);
  const { command } = await entry.load();
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: { ...command.options, help: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (values['help'] === true) {
      process.stdout.write(`${command.usage}\n`);
      return 0;
    }
    return await command.run(positionals, values);
  } catch (fault) {
    if (fault instanceof InvalidInput) return complain(fault.message);
    if (fault instanceof Unavailable) {
      complain(fault.message);
      return 1;
    }
    if (isArgumentFault(fault))
      return complain(`${fault.message.split('\n', 1)[0] ?? ''}. Usage: ${command.usage}`);
    const refused = refusedPath(fault);
    if (refused !== undefined) return complain(`${refused}; name another place, or mend this one.`);
    throw fault;
  }
};

const complain = (sentence: string): number => {
  process.stderr.write(`plumbline: ${sentence.replaceAll(/\s*\n\s*/g, ' ')}\n`);
  return 2;
};

const isArgumentFault = (fault: unknown): fault is Error =>
  fault instanceof Error && 'code' in fault && String(fault.code).startsWith('ERR_PARSE_ARGS');

/** Started by an older Node that stands in between, this process ends when that one is killed. */
const endWithParent = (): void => {
  const parent = Number(process.env['PLUMBLINE_PARENT']);
  if (!(parent > 0)) return;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(137);
  }, 100).unref();
};
