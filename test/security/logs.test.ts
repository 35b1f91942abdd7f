/** Whoever reads the logs learns neither words of an interview, nor a link, nor a secret. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { InvalidInput, Unavailable } from '../../core/faults.ts';
import { memoryArtefacts } from '../../functions/adapters/memory-artefacts.ts';
import { memoryLedger } from '../../functions/adapters/memory-ledger.ts';
import { seededIds } from '../../functions/adapters/seeded-ids.ts';
import { signedLinks } from '../../functions/adapters/signed-links.ts';
import { consoleApp } from '../../functions/console/app.ts';
import { asReceiver } from '../../functions/runtime/handle.ts';
import { Instant, PersonId } from '../../core/identity.ts';

const secret = 'the candidate said that they are leaving https://console.example.test/?sig=abc';

const told: string[] = [];
const listen = (): void => {
  told.length = 0;
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      told.push(String(chunk));
      return true;
    });
};
afterEach(() => {
  vi.restoreAllMocks();
});

describe('a log', () => {
  it.each([
    ['an error of ours', () => new Error(secret)],
    ['a refusal', () => new InvalidInput('bad', secret)],
    ['an outage, with what it rests on', () => new Unavailable('away', secret, { cause: new Error(secret) })],
  ])('says of %s its name and code only', async (_, fault) => {
    listen();
    await asReceiver(() => Promise.reject(fault()))({
      Records: [{ messageId: 'm-1', body: JSON.stringify({ key: secret }) }],
    });
    expect(told.join('')).toContain('m-1');
    expect(told.join('')).not.toContain('candidate');
    expect(told.join('')).not.toContain('sig=');
  });

  it('of the console says the name of what broke, and nothing of who asked for what', async () => {
    const linkKey = new Uint8Array(32).fill(9);
    const now = Instant.parse('2026-07-14T13:00:00.000Z');
    const broken = { ...memoryLedger(), get: () => Promise.reject(new TypeError(secret)) };
    const ports = {
      artefacts: memoryArtefacts(),
      ledger: broken,
      clock: { now: () => now },
      ids: seededIds(() => 0.5),
    };
    const page = signedLinks(linkKey).page({
      person: PersonId.parse('cora'),
      path: '/status',
      expiresAt: Instant.parse('2026-07-15T13:00:00.000Z'),
    });
    listen();
    const response = await consoleApp(ports, { linkKey }).request(page);
    const logged = told.join('');
    vi.restoreAllMocks();
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('candidate');
    expect(logged).toContain('TypeError');
    expect(logged).not.toMatch(/candidate|sig=|cora/);
  });
});
