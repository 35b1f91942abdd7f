/** Whatever a mail links to opens for the one who got it, at the moment they get it; a company lives, and every link is opened. */
import { describe, expect, it } from 'vitest';
import { Instant } from '../../../core/identity.ts';
import { cryptoIds } from '../../../functions/adapters/crypto-ids.ts';
import { consoleApp } from '../../../functions/console/app.ts';
import { liveInMemory } from '../../../infra/local/company/in-memory.ts';
import { marrowby } from '../../../infra/local/company/marrowby.ts';
import { memoryStores } from '../../../infra/local/company/memory-stores.ts';

const size = {
  seed: 23,
  interviewers: 5,
  months: 5,
  starts: '2025-09-01',
  drifting: 1,
  mending: 1,
  busiest: 5,
};

describe('a link in a mail', () => {
  it('opens for its reader, in every mail of five months', async () => {
    const stores = memoryStores();
    const { artefacts, ledger, linkKey, mailer } = stores;
    const closed: string[] = [];
    let opened = 0;
    const life = await liveInMemory(await marrowby(size), {
      stores: {
        ...stores,
        mailer: {
          messages: mailer.messages,
          async send(message) {
            const ports = {
              artefacts,
              ledger,
              ids: cryptoIds,
              clock: { now: () => Instant.parse(message.date) },
            };
            const app = consoleApp(ports, { linkKey });
            const links = message.text.match(/http:\/\/localhost:4455\S+/g) ?? [];
            for (const page of new Set(links.map((link) => link.replace(/#.*/, '')))) {
              const { pathname, search } = new URL(page);
              const { status } = await app.request(pathname + search);
              if (status === 200) opened += 1;
              else closed.push(`${status} for ${message.to.address}: ${message.subject}`);
            }
            await mailer.send(message);
          },
        },
      },
    });
    expect(closed).toEqual([]);
    expect(life.stores.mailer.messages.length).toBeGreaterThan(100);
    expect(opened).toBeGreaterThan(100);
  });
});
