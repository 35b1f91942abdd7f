/** The eleven planted faults are looked for by hand; that each still fits the sources is looked at every time. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { plantedFaults } from './faults.ts';

const root = resolve(import.meta.dirname, '../..');

it.each(plantedFaults)('$name: its text is there once, and is changed', async ({ changes }) => {
  for (const { file, find, put } of changes) {
    const text = await readFile(join(root, file), 'utf8');
    expect(text.split(find)).toHaveLength(2);
    expect(put).not.toBe(find);
  }
});

it('are eleven', () => {
  expect(plantedFaults).toHaveLength(11);
});
