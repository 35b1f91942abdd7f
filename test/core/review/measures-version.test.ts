import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measuresVersion } from '../../../core/review/measures-version.ts';
import { countedNow, frozen } from './frozen-counts.ts';

describe('the version of the measures', () => {
  it('is raised whenever a count comes out differently', () => {
    const { version, ...counts } = countedNow();
    const { version: frozenVersion, ...frozenCounts } = frozen();
    expect(counts, 'counts changed: raise measuresVersion and say so in core/README.md').toEqual(
      frozenCounts,
    );
    expect(version, 'freeze the counts of the new version: node test/core/review/frozen-counts.ts').toBe(
      frozenVersion,
    );
  });

  it('is explained in core/README.md, each one', () => {
    const readme = readFileSync(new URL('../../../core/README.md', import.meta.url), 'utf8');
    for (let version = 1; version <= Number(measuresVersion); version += 1)
      expect(readme.includes(`| measures ${version} |`), `core/README.md on measures ${version}`).toBe(true);
  });
});
