/**
 * Leaves the simulations out of mutation testing: counting which mutants they reach makes them forty
 * times slower, and what they would catch is caught by an example or a law first.
 */
import { beforeEach } from 'vitest';

beforeEach(({ task, skip }) => {
  skip(`${task.suite?.name ?? ''} ${task.name}`.includes('simulation'), 'too slow while mutants are counted');
});
