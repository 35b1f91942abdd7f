/** sst.config.ts under SST's own types, as `sst install` writes them. */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { platform, root } from './platform.ts';

const here = import.meta.dirname;
const mistaken = join(root, '.sst/mistaken.config.ts');
const mistakenProject = join(root, '.sst/mistaken.json');
afterAll(() => {
  rmSync(mistaken, { force: true });
  rmSync(mistakenProject, { force: true });
});

/** What the compiler says, but for SST's own sources, which come as sources and not as types. */
const compiled = (project: string, ...more: string[]): readonly string[] => {
  const said = (): string => {
    try {
      return execFileSync('npx', ['tsc', '-p', project, '--pretty', 'false', ...more], {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      });
    } catch (error) {
      return String((error as { stdout: unknown }).stdout);
    }
  };
  return said()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' ') && !line.startsWith('.sst/platform/'));
};

describe('the second door', () => {
  it('is typed as SST and the provider type it', () => {
    expect(compiled(join(here, 'tsconfig.json'))).toEqual([]);
    // A compiler that has not seen their types would say nothing, too.
    const files = compiled(join(here, 'tsconfig.json'), '--listFilesOnly').join('\n');
    for (const seen of ['sst.config.ts', 'platform/config.d.ts', '@pulumi/aws/cloudformation/stack.d.ts'])
      expect(files).toContain(seen);
  });

  it('would be refused by them with a mistake in it', () => {
    const text = readFileSync(join(root, 'sst.config.ts'), 'utf8');
    const wrong = text
      .replace("capabilities: ['CAPABILITY_IAM']", 'capabilities: [42]')
      .replaceAll('./infra/', '../infra/');
    expect(wrong).toContain('[42]');
    writeFileSync(mistaken, wrong);
    const files = [mistaken, join(platform, 'config.d.ts')];
    writeFileSync(mistakenProject, JSON.stringify({ extends: join(here, 'tsconfig.json'), files }));
    expect(compiled(mistakenProject)).toEqual([
      expect.stringMatching(/^\.sst\/mistaken\.config\.ts.*TS2322/),
    ]);
  });
});
