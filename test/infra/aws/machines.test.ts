import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import aslValidator from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../../infra/aws/bundle.ts';
import { machines } from '../../../workflows/machines.ts';
import { machineNames, resourceOf, stepNames } from '../../../workflows/names.ts';

/** Rooms beside the steps: what steps share, and the console, which no machine and no queue calls. */
const rooms = new Set(['ports', 'adapters', 'runtime', 'console']);

describe('a step', () => {
  it.each(stepNames)('%s has a folder with its work and its door', (step) => {
    for (const file of ['step.ts', 'handler.ts'])
      expect(existsSync(join(projectFolder, 'functions', step, file))).toBe(true);
  });

  it('is named for every folder of functions', () => {
    const folders = readdirSync(join(projectFolder, 'functions'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !rooms.has(entry.name))
      .map(({ name }) => name);
    expect(folders.length).toBeGreaterThan(0);
    expect(folders.sort()).toEqual([...stepNames].sort());
  });
});

describe.each(machineNames)('the machine %s', (machine) => {
  const tasks = Object.entries(machines[machine].States).flatMap(([name, state]) =>
    state.Type === 'Task' ? [{ name, state }] : [],
  );

  it('is valid Amazon States Language', () => {
    const placed = stepNames.reduce(
      (text, step) =>
        text.replaceAll(resourceOf(step), `arn:aws:lambda:eu-central-1:111122223333:function:${step}`),
      JSON.stringify(machines[machine]),
    );
    const { isValid, errorsText } = aslValidator(JSON.parse(placed));
    expect(errorsText()).toBe('');
    expect(isValid).toBe(true);
  });

  it('gives every task a time limit, tries and a catch', () => {
    expect(tasks.length).toBeGreaterThan(0);
    const lacking = tasks.filter(
      ({ state }) =>
        !(state.TimeoutSeconds > 0) ||
        state.Retry.length === 0 ||
        !state.Catch.some(({ ErrorEquals }) => ErrorEquals.includes('States.ALL')),
    );
    expect(lacking.map(({ name }) => name)).toEqual([]);
  });
});
