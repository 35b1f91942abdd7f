import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Hono } from 'hono';
import { Instant } from '../../../core/identity.ts';
import { oidcSignIn } from '../../../functions/adapters/oidc-sign-in.ts';
import { consoleApp } from '../../../functions/console/app.ts';
import { signInFrom } from '../../../functions/runtime/sign-in-environment.ts';
import { type LocalIssuer, localIssuer, type Wrong } from '../../support/local-issuer.ts';
import { goodFeedback, nonceOn, people, smallCompany, type SmallCompany } from './small-company.ts';

let issuer: LocalIssuer;
let company: SmallCompany;
let app: Hono;
beforeAll(async () => {
  issuer = await localIssuer();
});
afterAll(async () => {
  await issuer.close();
});
beforeEach(async () => {
  company = await smallCompany();
  const { address, clientId, clientSecret } = issuer;
  app = consoleApp(company.service.ports, {
    linkKey: company.service.linkKey,
    signIn: oidcSignIn({ issuer: address, clientId, clientSecret }),
  });
  issuer.next('cora@example.com');
});
afterEach(async () => {
  await company.remove();
});

/** A browser: it keeps cookies for the console alone and follows redirects by hand. */
const browser = () => {
  const cookies = new Map<string, string>();
  const ask = async (path: string, form?: Readonly<Record<string, string>>, headers = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await app.request(path, {
      headers: { ...(cookie === '' ? {} : { cookie }), ...headers },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (/max-age=0/i.test(set)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return {
      status: response.status,
      location: response.headers.get('location') ?? '',
      cookies: response.headers.getSetCookie(),
      html: await response.text(),
    };
  };
  /** At the issuer and back: the address with which the browser comes to the callback. */
  const atIssuer = async (address: string): Promise<string> => {
    const away = await fetch(address, { redirect: 'manual' });
    return (away.headers.get('location') ?? '').replace('http://localhost:4455', '');
  };
  return {
    cookies,
    ask,
    atIssuer,
    /** Opens a link, signs in as the issuer says, and ends at the page or the refusal. */
    async open(link: string) {
      const first = await ask(link);
      if (first.status !== 302) return first;
      const back = await ask(await atIssuer(first.location));
      return back.status === 303 ? await ask(back.location) : back;
    },
  };
};

const corasPage = async (): Promise<string> => company.link('cora', await company.taskPath());

describe('with an issuer', () => {
  it('the link selects the page, and its page opens once they have signed in', async () => {
    const cora = browser();
    const page = await cora.open(await corasPage());
    expect(page.status).toBe(200);
    expect(page.html).toContain('Review for Dana Whitlock');
    expect(page.html).toContain('Sign out');
    // From then on without asking again, on every page of theirs.
    expect((await cora.ask(company.link('cora', '/record/dana'))).status).toBe(200);
  });

  it('asks with code, PKCE, state and nonce, and tells the issuer one way back', async () => {
    const { location } = await browser().ask(await corasPage());
    const asked = new URL(location).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      client_id: issuer.clientId,
      redirect_uri: 'http://localhost:4455/sign-in/callback',
      scope: 'openid email',
    });
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.get(name)?.length).toBeGreaterThanOrEqual(43);
    expect(location).not.toContain('sig=');
  });

  it('keeps its cookies from scripts, from other sites, and off this machine from the clear', async () => {
    const cora = browser();
    const first = await cora.ask(await corasPage());
    const back = await cora.ask(await cora.atIssuer(first.location));
    for (const cookie of [...first.cookies, ...back.cookies]) {
      expect(cookie).toMatch(/HttpOnly/);
      expect(cookie).toMatch(/SameSite=Lax/);
      expect(cookie).not.toMatch(/Secure/);
    }
    await company.folder.put('policy/policy.json', '{"mail":{"baseUrl":"https://coaching.example.com"}}');
    await company.service.settle();
    const away = await browser().ask(await corasPage());
    expect(away.cookies[0]).toMatch(/^__Host-plumbline-attempt-.*Path=\/;.*Secure/);
  });

  it('opens no page of somebody else’s, and says so to whoever has their link', async () => {
    issuer.next('kurt@example.com');
    const kurt = browser();
    const page = await kurt.open(await corasPage());
    expect(page.status).toBe(403);
    expect(page.html).toContain('sent to somebody else');
    expect(page.html).not.toContain('Dana');
    expect(page.html).toContain('Sign out');
    expect((await kurt.ask(company.link('dana', '/record/dana'))).status).toBe(403);
  });

  it('matches the address without regard to capitals', async () => {
    issuer.next('Cora@Example.com');
    expect((await browser().open(await corasPage())).status).toBe(200);
  });

  it('asks the issuer where the token is silent about the address', async () => {
    issuer.next('cora@example.com', true, { withoutMail: true });
    expect((await browser().open(await corasPage())).status).toBe(200);
  });

  it('refuses an altered or expired link before anybody is asked to sign in', async () => {
    const cora = browser();
    const link = await corasPage();
    expect((await cora.ask(link.replace('for=cora', 'for=kurt'))).status).toBe(403);
    company.clock.set(Instant.parse('2026-07-15T13:00:01.000Z'));
    expect((await cora.ask(link)).status).toBe(410);
    expect(cora.cookies.size).toBe(0);
  });

  it('has no operator of a folder, whom nobody could be', async () => {
    expect((await browser().open(company.link('embedded-operator', '/outbox'))).status).toBe(403);
  });
});

describe('a sign-in that does not count', () => {
  const wrong: readonly (readonly [string, Wrong])[] = [
    ['for another console', { audience: 'another-client' }],
    ['of another issuer', { issuer: 'http://127.0.0.1:1' }],
    ['that has expired', { expiredSec: 3600 }],
    ['with another nonce', { nonce: 'of-another-sign-in' }],
    ['signed with a key nobody published', { forged: true }],
  ];
  it.each(wrong)('is a token %s', async (_what, bent) => {
    issuer.next('cora@example.com', true, bent);
    const page = await browser().open(await corasPage());
    expect(page.status).toBe(403);
    expect(page.html).toContain('That sign-in did not count');
  });

  it('is an address that the issuer has not confirmed', async () => {
    issuer.next('cora@example.com', false);
    const cora = browser();
    expect((await cora.open(await corasPage())).html).toContain('Your address is not confirmed');
    expect((await cora.ask(await corasPage())).status).toBe(302);
  });

  it('is a stranger’s', async () => {
    issuer.next('nobody@example.com');
    const page = await browser().open(await corasPage());
    expect(page.status).toBe(403);
    expect(page.html).toContain('We do not know this address');
  });

  it('is a way back that was used before', async () => {
    const cora = browser();
    const first = await cora.ask(await corasPage());
    const back = await cora.atIssuer(first.location);
    const kept = new Map(cora.cookies);
    expect((await cora.ask(back)).status).toBe(303);
    expect((await cora.ask(back)).html).toContain('That sign-in did not count');
    // Even with the cookie it was begun with: the issuer takes a code once.
    for (const [name, value] of kept) cora.cookies.set(name, value);
    expect((await cora.ask(back)).html).toContain('That sign-in did not count');
  });

  it('is an address that two people share, or that of somebody who has left', async () => {
    for (const [index, lines] of [
      people.replace('kurt@example.com', 'Cora@example.com'),
      people.replace('engineering,,,true,coach,mona', 'engineering,,,false,coach,mona'),
    ].entries()) {
      await company.folder.put('roster/people.csv', lines, `2099-01-0${index + 1}T00:00:00Z`);
      await company.service.settle();
      const page = await browser().open(company.link('mona', '/search'));
      expect(page.html).toContain('We do not know this address');
    }
  });

  it('is one that was begun in another browser', async () => {
    const first = await browser().ask(await corasPage());
    const other = browser();
    expect((await other.ask(await other.atIssuer(first.location))).status).toBe(403);
    expect(other.cookies.size).toBe(0);
  });

  it('is one that took longer than ten minutes', async () => {
    const cora = browser();
    const first = await cora.ask(await corasPage());
    const back = await cora.atIssuer(first.location);
    company.clock.set(Instant.parse('2026-07-14T13:10:01.000Z'));
    expect((await cora.ask(back)).html).toContain('That sign-in did not count');
  });

  it('is one with another state, or that the issuer refused', async () => {
    const cora = browser();
    const first = await cora.ask(await corasPage());
    const back = await cora.atIssuer(first.location);
    expect((await cora.ask(back.replace(/state=[^&]+/, 'state=mine'))).status).toBe(403);
    const state = /state=([^&]+)/.exec(back)?.[1] ?? '';
    expect((await cora.ask(`/sign-in/callback?error=access_denied&state=${state}`)).status).toBe(403);
  });

  it('is a cookie that somebody made', async () => {
    const cora = browser();
    const body = Buffer.from(
      JSON.stringify({
        email: 'cora@example.com',
        issuedAt: '2026-07-14T12:00:00.000Z',
        expiresAt: '2099-01-01T00:00:00.000Z',
      }),
    ).toString('base64url');
    for (const value of ['', body, `${body}.`, `${body}.${'A'.repeat(43)}`, `${body}.x.y`]) {
      cora.cookies.set('plumbline', value);
      expect((await cora.ask(await corasPage())).status).toBe(302);
    }
  });

  it('leads nowhere but to a page of ours, whatever is put beside it', async () => {
    const cora = browser();
    const link = `${await corasPage()}&to=https://evil.example&redirect_uri=https://evil.example`;
    const first = await cora.ask(link);
    expect(first.location).not.toContain('evil');
    const back = await cora.ask(`${await cora.atIssuer(first.location)}&to=//evil.example`);
    expect(back.location).toBe(await corasPage());
    expect((await cora.ask('//evil.example/sign-in/callback')).status).toBe(404);
  });

  it('waits when the issuer is away, and counts when it is back', async () => {
    issuer.next('cora@example.com', true, { down: true });
    const cora = browser();
    expect((await cora.ask(await corasPage())).status).toBe(503);
    issuer.next('cora@example.com');
    expect((await cora.open(await corasPage())).status).toBe(200);
  });
});

describe('a session', () => {
  it('ends with a change of role or address', async () => {
    const cora = browser();
    expect((await cora.open(await corasPage())).status).toBe(200);
    await company.folder.put(
      'roster/people.csv',
      people.replace('cora@example.com', 'c.lindgren@example.com'),
      '2099-01-01T00:00:00Z',
    );
    await company.service.settle();
    expect((await cora.ask(await corasPage())).html).toContain('We do not know this address');
    await company.folder.put(
      'roster/people.csv',
      people.replace('engineering,,,true,coach,mona', 'engineering,,,false,coach,mona'),
      '2099-01-02T00:00:00Z',
    );
    await company.service.settle();
    expect((await cora.ask(await corasPage())).status).toBe(403);
  });

  it('ends after a working day', async () => {
    const cora = browser();
    await cora.open(await corasPage());
    company.clock.set(Instant.parse('2026-07-14T23:00:00.000Z'));
    expect((await cora.ask(await corasPage())).status).toBe(302);
  });

  it('ends by signing out, for a copy of its cookie too', async () => {
    const cora = browser();
    await cora.open(await corasPage());
    const copied = new Map(cora.cookies);
    const out = await cora.ask('/sign-out', {});
    expect(out).toMatchObject({ status: 303, location: '/signed-out' });
    expect((await cora.ask('/signed-out')).html).toContain('You have signed out');
    expect((await cora.ask(await corasPage())).status).toBe(302);
    for (const [name, value] of copied) cora.cookies.set(name, value);
    expect((await cora.ask(await corasPage())).status).toBe(302);
    company.clock.set(Instant.parse('2026-07-14T13:00:01.000Z'));
    expect((await browser().open(await corasPage())).status).toBe(200);
  });

  it('is not ended by another site, nor by opening an address', async () => {
    const cora = browser();
    await cora.open(await corasPage());
    expect((await cora.ask('/sign-out', {}, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await cora.ask('/sign-out')).status).toBe(404);
    expect((await cora.ask(await corasPage())).status).toBe(200);
  });

  it('that has ended shows nothing of a form that another site sends', async () => {
    const response = await browser().ask(
      await corasPage(),
      { nextTry: 'Typed elsewhere.' },
      { 'Sec-Fetch-Site': 'cross-site' },
    );
    expect(response.status).toBe(403);
    expect(response.html).not.toContain('Typed elsewhere.');
  });

  it('that has ended loses nothing that was typed: the form goes again after signing in', async () => {
    const cora = browser();
    const page = await cora.open(await corasPage());
    const form = { ...goodFeedback((await company.task()).loopId ?? ''), nonce: nonceOn(page.html) };
    company.clock.set(Instant.parse('2026-07-14T23:30:00.000Z'));
    const link = await corasPage();
    const again = await cora.ask(link, form);
    expect(again.status).toBe(401);
    for (const value of Object.values(form)) expect(again.html).toContain(value.replaceAll('"', '&quot;'));
    expect(again.html).toContain('Please sign in again');
    expect(again.html).toMatch(/target="_blank"[^>]*>Sign in, in a new tab<\/a>, and close that tab\./);
    expect(again.html).toContain('Come back here, and send it again.');
    expect(again.html).toContain('<button type="submit">Send it again</button>');
    expect(again.html).not.toContain('Cora');
    expect((await company.task()).state).toBe('open');
    await cora.open(link);
    expect((await cora.ask(link, form)).status).toBe(303);
    expect((await company.task()).state).toBe('coached');
  });
});

describe('a console that people reach under a path', () => {
  it('has the path before every address it sends somebody to', async () => {
    const cora = browser();
    await company.folder.put('policy/policy.json', '{"mail":{"baseUrl":"http://localhost:4455/coaching/"}}');
    await company.service.settle();
    const own = (address: string): string => {
      expect(address).toMatch(/^\/coaching\/[a-z]/);
      return address.replace('/coaching', '');
    };
    const asked = await cora.ask(await corasPage());
    expect(new URL(asked.location).searchParams.get('redirect_uri')).toBe(
      'http://localhost:4455/coaching/sign-in/callback',
    );
    const back = await cora.ask(own(await cora.atIssuer(asked.location)));
    expect(back.status).toBe(303);
    const page = await cora.ask(own(back.location));
    expect(page.status).toBe(200);
    const inside = [...page.html.matchAll(/(?:href|action)="(\/[^"]+)"/g)].map(([, address = '']) => address);
    expect(inside.length).toBeGreaterThan(4);
    for (const address of inside) own(address);
    const form = { do: 'hand-over', to: 'kurt', nonce: nonceOn(page.html) };
    const sent = await cora.ask(await corasPage(), form);
    expect((await cora.ask(own(sent.location).replace(/#.*/, ''))).html).toContain(
      'Handed over to Kurt Abel',
    );
    expect(own((await cora.ask('/sign-out', {})).location)).toBe('/signed-out');
  });
});

describe('the environment', () => {
  const whole = {
    OIDC_ISSUER: 'https://issuer.example',
    OIDC_CLIENT_ID: 'console',
    OIDC_CLIENT_SECRET: 'secret',
  };
  it('names an issuer wholly, or not at all', () => {
    expect(signInFrom({})).toBeUndefined();
    expect(signInFrom(whole)).toBeDefined();
    expect(() => signInFrom({ ...whole, OIDC_CLIENT_SECRET: ' ' })).toThrow(
      'OIDC_CLIENT_SECRET is not set; set all of them, or none.',
    );
    expect(() => signInFrom({ ...whole, OIDC_ISSUER: 'issuer' })).toThrow('OIDC_ISSUER is no address');
  });
});
