import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { WaitingFor } from '../../core/transcript/inbox.ts';
import { refusalCodes, warningCodes } from '../../core/transcript/codes.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(join(root, 'core/README.md'), 'utf8');

/** The rows of the tables under "Bad input". */
const rows = readme
  .slice(readme.indexOf('\n## Bad input'))
  .split('\n')
  .flatMap((line) => {
    const [, code, sentence, whatToDo] = /^\| `([a-z-]+)` \| (.+) \| (.+) \|$/.exec(line) ?? [];
    return code === undefined ? [] : [{ code, sentence, whatToDo }];
  });

/** How a code stands in the sources: thrown by name, handed to a file's own parser, or stored in quarantine. */
const spellings = [
  /new InvalidInput\(\s*'([a-z-]+)'/g,
  /\bparse\(\w+, '([a-z-]+)'/g,
  /^ +code: '([a-z-]+)',?$/gm,
];

const sources = ['core', 'functions', 'infra', 'workflows'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(root, room, name), 'utf8')),
);

const codesInSources = (): Set<string> => {
  const codes = new Set<string>([...Object.keys(refusalCodes), ...Object.keys(warningCodes)]);
  // What waited too long is refused by what it waited for.
  for (const what of WaitingFor.options) codes.add(`no-${what}`);
  for (const source of sources) {
    // Only files that know of bad input: zod and CDK have codes of their own.
    if (!/InvalidInput|quarantine/.test(source)) continue;
    for (const spelling of spellings)
      for (const [, code] of source.matchAll(spelling)) if (code) codes.add(code);
  }
  return codes;
};

it('names in the README every bad-input code of the sources, and no other', () => {
  const written = new Set(rows.map(({ code }) => code));
  const thrown = codesInSources();
  expect({
    missingInReadme: [...thrown].filter((code) => !written.has(code)).sort(),
    goneFromSources: [...written].filter((code) => !thrown.has(code)).sort(),
  }).toEqual({ missingInReadme: [], goneFromSources: [] });
});

it('says of each refusal and warning in the README what a terminal says', () => {
  for (const [code, { sentence, whatToDo }] of Object.entries({ ...refusalCodes, ...warningCodes }))
    expect(rows).toContainEqual({ code, sentence, whatToDo });
});
