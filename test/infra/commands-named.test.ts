/** Every command and option that a README tells somebody to type exists. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const readmes = ['README.md', 'core/README.md', 'functions/README.md', 'infra/README.md', 'test/README.md'];

const scripts = Object.keys(
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> })
    .scripts,
);
const commands = new Set(
  readdirSync(join(root, 'infra/local/commands')).map((file) => file.replace(/\.ts$/, '')),
);

/** What stands in code: fenced or in a line. Words around it may say anything. */
const codeOf = (text: string): readonly string[] => [
  ...[...text.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].flatMap(([, block]) => (block ?? '').split('\n')),
  ...[...text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, span]) => span ?? ''),
];

/** Every way a command of ours is called; what follows a # is said, not typed. */
const calls = (text: string, pattern: RegExp): readonly RegExpExecArray[] =>
  codeOf(text).flatMap((line) => [...(line.split(' #', 1)[0] ?? '').matchAll(pattern)]);

const optionsOf = async (command: string): Promise<readonly string[]> => {
  const module = (await import(join(root, 'infra/local/commands', `${command}.ts`))) as {
    readonly command: { readonly options: Readonly<Record<string, unknown>> };
  };
  return Object.keys(module.command.options);
};

describe.each(readmes)('%s', (readme) => {
  const text = readFileSync(join(root, readme), 'utf8');

  it('names scripts of npm that exist', () => {
    for (const [, script] of calls(text, /\bnpm run ([a-z][a-z:-]*)/g)) expect(scripts).toContain(script);
  });

  it('names commands and options of plumbline that exist', async () => {
    for (const [, command, rest] of calls(text, /\bplumbline ([a-z]+)\b([^|&;]*)/g)) {
      expect([...commands]).toContain(command);
      const known = [...(await optionsOf(command ?? '')), 'help'];
      for (const [, option] of (rest ?? '').matchAll(/--([a-z][a-z-]*)/g))
        expect([command, ...known]).toContain(option);
    }
  });

  it('names files to run that are there', () => {
    for (const [, file] of calls(text, /\b(?:node|sh|bash) ((?:infra|test|\.ci)\/[\w./-]+)/g))
      expect([file, existsSync(join(root, file ?? ''))]).toEqual([file, true]);
  });
});

it('looks at more than nothing', () => {
  const all = readmes.flatMap((readme) =>
    calls(readFileSync(join(root, readme), 'utf8'), /\bplumbline ([a-z]+)\b/g),
  );
  expect(all.length).toBeGreaterThan(10);
});
