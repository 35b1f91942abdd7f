/** What every ledger promises, whatever holds its rows. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Instant } from '../../../core/identity.ts';
import type { Change, Key, Ledger, Write } from '../../../functions/ports/ledger.ts';
import { maxWrites } from '../../../functions/ports/ledger.ts';

export type LedgerUnderTest = {
  readonly ledger: Ledger;
  /** A second door to the same rows, as another process would have. */
  readonly second: Ledger;
  readonly close: () => Promise<void>;
};

const at = (text: string): Instant => Instant.parse(text);
const key = (sort: string, partition = 'p'): Key => ({ partition, sort });
const insert = (sort: string, body: Readonly<Record<string, unknown>> = {}, partition = 'p'): Change => ({
  kind: 'put',
  key: key(sort, partition),
  expects: 'absent',
  body,
});
const byText = (a: string, b: string): number => (a < b ? -1 : 1);
const dueAt = (sort: string, nextAt: Instant | undefined, expects: number | 'absent' = 'absent'): Change => ({
  kind: 'put',
  key: key(sort),
  expects,
  body: { sort },
  nextAt,
});

/** Adds one to a counter as every writer must: read, decide, commit, and again when another was faster. */
const increment = async (ledger: Ledger): Promise<void> => {
  // Two writers of ten rounds each can lose at most twenty times.
  for (let round = 0; round < 40; round += 1) {
    const row = await ledger.get(key('counter'));
    const count = Number(row?.body['count'] ?? 0) + 1;
    try {
      await ledger.commit([
        { kind: 'put', key: key('counter'), expects: row?.version ?? 'absent', body: { count } },
      ]);
      return;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'Conflict') throw error;
    }
  }
  throw new Error('The counter could not be raised in 40 rounds.');
};

export const ledgerContract = (name: string, make: () => Promise<LedgerUnderTest>): void => {
  describe(`${name} keeps the ledger's promises`, () => {
    let made: LedgerUnderTest;
    let ledger: Ledger;
    beforeEach(async () => {
      made = await make();
      ledger = made.ledger;
    });
    afterEach(() => made.close());

    const sortsOf = async (range: Omit<Parameters<Ledger['query']>[0], 'partition'>): Promise<string[]> =>
      (await ledger.query({ partition: 'p', ...range })).map(({ sort }) => sort);

    describe('one row', () => {
      it('answers undefined for a row that was never written', async () => {
        expect(await ledger.get(key('nothing'))).toBeUndefined();
      });

      it('gives back exactly what was written, with version 1', async () => {
        const body = {
          text: 'Zürich 🙂 “quoted”\n',
          n: 1.5,
          none: null,
          list: [1, 'a', { deep: true }],
          empty: '',
        };
        await ledger.commit([
          {
            kind: 'put',
            key: key('row'),
            expects: 'absent',
            body,
            nextAt: at('2026-01-02T03:04:05.006Z'),
            expiresAt: at('2027-01-01T00:00:00.000Z'),
          },
        ]);
        expect(await ledger.get(key('row'))).toEqual({
          partition: 'p',
          sort: 'row',
          version: 1,
          body,
          nextAt: '2026-01-02T03:04:05.006Z',
          expiresAt: '2027-01-01T00:00:00.000Z',
        });
      });

      it('has no nextAt and no expiresAt when none was given', async () => {
        await ledger.commit([insert('row')]);
        expect(Object.keys((await ledger.get(key('row'))) ?? {}).sort()).toEqual([
          'body',
          'partition',
          'sort',
          'version',
        ]);
      });

      it('raises the version by one with every write and replaces the whole body', async () => {
        await ledger.commit([insert('row', { a: 1, b: 2 })]);
        await ledger.commit([{ kind: 'put', key: key('row'), expects: 1, body: { b: 3 } }]);
        await ledger.commit([{ kind: 'put', key: key('row'), expects: 2, body: { c: 4 } }]);
        expect(await ledger.get(key('row'))).toMatchObject({ version: 3, body: { c: 4 } });
        expect((await ledger.get(key('row')))?.body).toEqual({ c: 4 });
      });

      it('starts again at version 1 after a removal', async () => {
        await ledger.commit([insert('row')]);
        await ledger.commit([{ kind: 'put', key: key('row'), expects: 1, body: {} }]);
        await ledger.commit([{ kind: 'remove', key: key('row'), expects: 2 }]);
        expect(await ledger.get(key('row'))).toBeUndefined();
        await ledger.commit([insert('row')]);
        expect((await ledger.get(key('row')))?.version).toBe(1);
      });

      it('keeps equal sorts of different partitions apart', async () => {
        await ledger.commit([insert('row', { of: 'p' }), insert('row', { of: 'q' }, 'q')]);
        expect((await ledger.get(key('row', 'q')))?.body).toEqual({ of: 'q' });
        expect(await sortsOf({ limit: 10 })).toEqual(['row']);
      });

      it('takes a key with every letter people write', async () => {
        const odd = { partition: 'loop#Ærø/東京🙂', sort: 'it\'s;--%_"ß' };
        await ledger.commit([{ kind: 'put', key: odd, expects: 'absent', body: { ok: true } }]);
        expect((await ledger.get(odd))?.body).toEqual({ ok: true });
      });
    });

    describe('conditions', () => {
      const conflict = { name: 'Conflict' };
      beforeEach(() => ledger.commit([insert('row', { first: true })]));

      it('refuses to insert over a row that is there', async () => {
        await expect(ledger.commit([insert('row')])).rejects.toMatchObject(conflict);
        expect((await ledger.get(key('row')))?.body).toEqual({ first: true });
      });

      it('refuses to replace or remove a version that is not the present one', async () => {
        const stale = { kind: 'put', key: key('row'), expects: 2, body: {} } as const;
        await expect(ledger.commit([stale])).rejects.toMatchObject(conflict);
        await expect(ledger.commit([{ kind: 'remove', key: key('row'), expects: 2 }])).rejects.toMatchObject(
          conflict,
        );
        expect(await ledger.get(key('row'))).toMatchObject({ version: 1, body: { first: true } });
      });

      it('refuses to replace or remove a row that is not there', async () => {
        const missing = { kind: 'put', key: key('gone'), expects: 1, body: {} } as const;
        await expect(ledger.commit([missing])).rejects.toMatchObject(conflict);
        await expect(ledger.commit([{ kind: 'remove', key: key('gone'), expects: 1 }])).rejects.toMatchObject(
          conflict,
        );
        expect(await ledger.get(key('gone'))).toBeUndefined();
      });

      it('checks a row without writing it', async () => {
        await ledger.commit([
          { kind: 'check', key: key('row'), expects: 1 },
          { kind: 'check', key: key('gone'), expects: 'absent' },
          insert('new'),
        ]);
        expect((await ledger.get(key('row')))?.version).toBe(1);
        expect(await ledger.get(key('new'))).toBeDefined();
      });

      it.each([
        ['a check of a stale version', { kind: 'check', key: key('row'), expects: 9 }],
        ['a check that a present row is absent', { kind: 'check', key: key('row'), expects: 'absent' }],
        ['a check of a missing row', { kind: 'check', key: key('gone'), expects: 1 }],
        ['a stale replacement', { kind: 'put', key: key('row'), expects: 7, body: {} }],
      ] satisfies [string, Write][])('writes nothing at all after %s', async (_, failing) => {
        await ledger.commit([insert('kept')]);
        const writes = [
          insert('before'),
          { kind: 'remove', key: key('kept'), expects: 1 } as const,
          failing,
          insert('behind'),
        ];
        await expect(ledger.commit(writes)).rejects.toMatchObject(conflict);
        expect(await sortsOf({ limit: 10 })).toEqual(['kept', 'row']);
      });

      it('takes an empty commit as done', async () => {
        await ledger.commit([]);
        expect(await sortsOf({ limit: 10 })).toEqual(['row']);
      });
    });

    describe('bounds', () => {
      const refused = { name: 'InvalidInput' };

      it('takes the most writes a commit may hold, and refuses one more', async () => {
        const writes = Array.from({ length: maxWrites + 1 }, (_, n) =>
          insert(`row-${String(n).padStart(3, '0')}`),
        );
        await expect(ledger.commit(writes)).rejects.toMatchObject({ ...refused, code: 'too-many-writes' });
        expect(await sortsOf({ limit: 10 })).toEqual([]);
        await ledger.commit(writes.slice(1));
        expect(await sortsOf({ limit: 1000 })).toHaveLength(maxWrites);
      });

      it('refuses a body of 300 KB and says where the limit comes from', async () => {
        const refusal = ledger.commit([insert('large', { text: 'x'.repeat(300_000) })]);
        await expect(refusal).rejects.toMatchObject({ ...refused, code: 'too-large' });
        await expect(refusal).rejects.toThrow(/DynamoDB item stops at 400 KB/);
        expect(await ledger.get(key('large'))).toBeUndefined();
      });

      it('takes as much as fits, to the byte: a body, a key and all of a commit', async () => {
        const text = (bytes: number): string => 'x'.repeat(bytes - '{"text":""}'.length);
        const sized = (sort: string, bytes: number): Change => insert(sort, { text: text(bytes) });
        await ledger.commit([sized('most', 300_000)]);
        await expect(ledger.commit([sized('more', 300_001)])).rejects.toMatchObject({ code: 'too-large' });
        const half = Array.from({ length: 11 }, (_, n) => sized(`part-${n}`, 300_000));
        await expect(ledger.commit([...half, sized('rest', 200_001)])).rejects.toMatchObject({
          ...refused,
          code: 'too-large',
          message: 'A commit has 3500001 bytes; at most 3500000 fit: split it.',
        });
        await ledger.commit([
          ...half,
          sized('rest', 200_000),
          { kind: 'check', key: key('no'), expects: 'absent' },
        ]);
        const [partition, sort] = ['é'.repeat(1024), 'é'.repeat(512)];
        await ledger.commit([insert(sort, {}, partition)]);
        expect(await ledger.get({ partition, sort })).toBeDefined();
        for (const [part, bytes, beyond] of [
          ['partition', 2049, { partition: `${partition}x`, sort }],
          ['sort', 1025, { partition, sort: `${sort}x` }],
        ] as const)
          await expect(ledger.get(beyond)).rejects.toMatchObject({
            ...refused,
            code: 'bad-row',
            message: `A row's ${part} has ${bytes} bytes; at most ${bytes - 1} fit: shorten the id.`,
          });
      });

      it('measures a body in bytes, not in letters', async () => {
        await expect(ledger.commit([insert('large', { text: '東'.repeat(110_000) })])).rejects.toMatchObject(
          refused,
        );
        await ledger.commit([insert('large', { text: '東'.repeat(90_000) })]);
        expect(String((await ledger.get(key('large')))?.body['text'])).toHaveLength(90_000);
      });

      it.each([
        ['a row named twice', [insert('twin'), { kind: 'check', key: key('twin'), expects: 'absent' }]],
        ['an empty sort', [insert('')]],
        ['an empty partition', [insert('row', {}, '')]],
        ['half a character', [insert('\ud83d')]],
        ['a sort of 2 KB', [insert('x'.repeat(2048))]],
        ['version 0', [{ kind: 'put', key: key('row'), expects: 0, body: {} }]],
        ['half a version', [{ kind: 'remove', key: key('row'), expects: 1.5 }]],
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the wrong text behind a right type is what is tested
        ['a nextAt that is no time', [dueAt('row', 'soon' as Instant)]],
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same
        [
          'an expiresAt that is no time',
          [{ ...dueAt('row', undefined), expiresAt: 'late' as Instant } as Write],
        ],
      ] satisfies [string, Write[]][])('refuses %s', async (_, writes) => {
        await expect(ledger.commit(writes)).rejects.toMatchObject({ ...refused, code: 'bad-row' });
        expect(await sortsOf({ limit: 10 })).toEqual([]);
      });

      it('refuses a limit that is no whole number from 1', async () => {
        await expect(ledger.query({ partition: 'p', limit: 0 })).rejects.toMatchObject(refused);
        await expect(ledger.due(at('2026-01-01T00:00:00Z'), 1.5)).rejects.toMatchObject(refused);
      });

      it('refuses to read what no row can have', async () => {
        const none = { ...refused, code: 'bad-row' };
        await expect(ledger.get(key(''))).rejects.toMatchObject(none);
        await expect(ledger.query({ partition: '', limit: 1 })).rejects.toMatchObject(none);
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the wrong text behind a right type is what is tested
        await expect(ledger.due('soon' as Instant, 1)).rejects.toMatchObject(none);
      });
    });

    describe('a query', () => {
      beforeEach(async () => {
        const sorts = ['task#2', 'loop#10', 'loop#2', 'Loop#1', 'loop#', 'loop$', 'task#1', 'ä', '東'];
        await ledger.commit([...sorts.map((sort) => insert(sort)), insert('loop#3', {}, 'other')]);
      });

      it('returns rows in the order of their sort', async () => {
        expect(await sortsOf({ limit: 100 })).toEqual([
          'Loop#1',
          'loop#',
          'loop#10',
          'loop#2',
          'loop$',
          'task#1',
          'task#2',
          'ä',
          '東',
        ]);
      });

      it('returns only sorts that begin with the prefix', async () => {
        expect(await sortsOf({ prefix: 'loop#', limit: 100 })).toEqual(['loop#', 'loop#10', 'loop#2']);
        expect(await sortsOf({ prefix: 'loop#9', limit: 100 })).toEqual([]);
        expect(await sortsOf({ prefix: '', limit: 2 })).toEqual(['Loop#1', 'loop#']);
      });

      it('turns the order round when the newest is wanted first', async () => {
        expect(await sortsOf({ prefix: 'loop#', newestFirst: true, limit: 2 })).toEqual([
          'loop#2',
          'loop#10',
        ]);
      });

      it('continues behind a sort, whether or not that row is there', async () => {
        expect(await sortsOf({ after: 'loop#', limit: 2 })).toEqual(['loop#10', 'loop#2']);
        expect(await sortsOf({ after: 'loop#1', limit: 2 })).toEqual(['loop#10', 'loop#2']);
        expect(await sortsOf({ prefix: 'loop#', after: 'loop#10', limit: 9 })).toEqual(['loop#2']);
        expect(await sortsOf({ after: '東', limit: 9 })).toEqual([]);
      });

      it('continues in the direction asked for', async () => {
        expect(await sortsOf({ after: 'loop#2', newestFirst: true, limit: 2 })).toEqual(['loop#10', 'loop#']);
        expect(await sortsOf({ prefix: 'loop#', after: 'loop#2', newestFirst: true, limit: 9 })).toEqual([
          'loop#10',
          'loop#',
        ]);
      });

      it('understands an `after` that lies outside the prefix', async () => {
        const loops = ['loop#', 'loop#10', 'loop#2'];
        expect(await sortsOf({ prefix: 'loop#', after: 'a', limit: 9 })).toEqual(loops);
        expect(await sortsOf({ prefix: 'loop#', after: 'z', limit: 9 })).toEqual([]);
        expect(await sortsOf({ prefix: 'loop#', after: 'z', newestFirst: true, limit: 9 })).toEqual(
          loops.toReversed(),
        );
        expect(await sortsOf({ prefix: 'loop#', after: 'a', newestFirst: true, limit: 9 })).toEqual([]);
      });

      it('walks a whole partition in pages without losing or repeating a row', async () => {
        const seen: string[] = [];
        for (let after: string | undefined, page = 0; page < 10; page += 1) {
          const sorts = await sortsOf({ limit: 2, ...(after === undefined ? {} : { after }) });
          seen.push(...sorts);
          after = sorts.at(-1) ?? after;
        }
        expect(seen).toEqual(await sortsOf({ limit: 100 }));
      });

      it('returns more rows than one answer of the engine holds', async () => {
        const text = 'x'.repeat(250_000);
        for (let n = 0; n < 6; n += 1) await ledger.commit([insert(`big-${n}`, { text }, 'big')]);
        const rows = await ledger.query({ partition: 'big', limit: 100 });
        expect(rows.map(({ sort }) => sort)).toEqual(['big-0', 'big-1', 'big-2', 'big-3', 'big-4', 'big-5']);
      });

      it('answers nothing for a partition that is not there', async () => {
        expect(await ledger.query({ partition: 'nobody', limit: 5 })).toEqual([]);
      });
    });

    describe('what is due', () => {
      const noon = at('2026-03-01T12:00:00.000Z');
      const dueSorts = async (now: Instant, limit = 100): Promise<string[]> =>
        (await ledger.due(now, limit)).map(({ sort }) => sort);

      it('lists rows at or before now, earliest first, and never a later one', async () => {
        await ledger.commit([
          dueAt('later', at('2026-03-01T12:00:00.001Z')),
          dueAt('now', noon),
          dueAt('yesterday', at('2026-02-28T12:00:00.000Z')),
          dueAt('just', at('2026-03-01T11:59:59.999Z')),
          insert('never'),
        ]);
        expect(await dueSorts(noon)).toEqual(['yesterday', 'just', 'now']);
      });

      it('compares moments, not spellings', async () => {
        await ledger.commit([
          dueAt('whole', at('2026-03-01T12:00:00Z')),
          dueAt('half', at('2026-03-01T12:00:00.5Z')),
        ]);
        expect(await dueSorts(noon)).toEqual(['whole']);
        expect(await dueSorts(at('2026-03-01T12:00:01Z'))).toEqual(['whole', 'half']);
      });

      it('lists what is due at one moment in the order of partition and sort', async () => {
        const rows = [
          ['q', 'a'],
          ['p', 'b'],
          ['p', 'a'],
          ['o', 'z'],
        ] as const;
        await ledger.commit(
          rows.map(([partition, sort]) => ({ ...dueAt(sort, noon), key: { partition, sort } })),
        );
        const listed = (await ledger.due(noon, 100)).map(({ partition, sort }) => [partition, sort]);
        expect(listed).toEqual(rows.toReversed());
      });

      it('keeps to the limit, taking the earliest over all partitions', async () => {
        const writes = Array.from({ length: 30 }, (_, n) => ({
          ...dueAt(`row-${n}`, at(`2026-02-01T00:${String(59 - n).padStart(2, '0')}:00.000Z`)),
          key: key(`row-${n}`, `partition-${n % 11}`),
        }));
        await ledger.commit(writes);
        expect(await dueSorts(noon, 3)).toEqual(['row-29', 'row-28', 'row-27']);
      });

      it('gives the whole row, as a read would', async () => {
        await ledger.commit([dueAt('row', noon)]);
        expect(await ledger.due(noon, 1)).toEqual([await ledger.get(key('row'))]);
      });

      it('forgets a row that was written without a nextAt, moved, or removed', async () => {
        await ledger.commit([
          dueAt('cleared', noon),
          dueAt('moved', noon),
          dueAt('removed', noon),
          dueAt('kept', noon),
        ]);
        await ledger.commit([
          dueAt('cleared', undefined, 1),
          dueAt('moved', at('2026-04-01T00:00:00.000Z'), 1),
          { kind: 'remove', key: key('removed'), expects: 1 },
        ]);
        expect(await dueSorts(noon)).toEqual(['kept']);
        expect((await ledger.get(key('cleared')))?.nextAt).toBeUndefined();
      });
    });

    describe('writes in order', () => {
      it('writes, replaces and removes, each under its condition', async () => {
        await ledger.commit([insert('old'), insert('gone')]);
        await ledger.commitInOrder([
          insert('new', { n: 1 }),
          { kind: 'put', key: key('old'), expects: 1, body: { n: 2 } },
          { kind: 'remove', key: key('gone'), expects: 1 },
        ]);
        expect(await ledger.get(key('new'))).toMatchObject({ version: 1, body: { n: 1 } });
        expect(await ledger.get(key('old'))).toMatchObject({ version: 2, body: { n: 2 } });
        expect(await ledger.get(key('gone'))).toBeUndefined();
      });

      it('stops at the first that is not as expected: nothing behind it is written', async () => {
        await ledger.commit([insert('taken')]);
        const writes = [insert('before'), insert('taken'), insert('behind')] as const;
        await expect(ledger.commitInOrder(writes)).rejects.toMatchObject({ name: 'Conflict' });
        expect(await ledger.get(key('behind'))).toBeUndefined();
        expect((await ledger.get(key('taken')))?.version).toBe(1);
      });

      it('comes out whole when whoever failed reads again and writes what is missing', async () => {
        await ledger.commit([insert('taken')]);
        const sorts = ['before', 'taken', 'behind'];
        const missing = async () => {
          const rows = await Promise.all(sorts.map((sort) => ledger.get(key(sort))));
          return sorts.filter((_, index) => rows[index] === undefined).map((sort) => insert(sort));
        };
        await expect(ledger.commitInOrder(sorts.map((sort) => insert(sort)))).rejects.toThrow('taken');
        await ledger.commitInOrder(await missing());
        expect(await missing()).toEqual([]);
      });

      it('keeps a time and a lapse as a commit does', async () => {
        const now = at('2026-03-01T09:00:00.000Z');
        await ledger.commitInOrder([insert('first'), dueAt('row', now)]);
        expect((await ledger.due(now, 10)).map(({ sort }) => sort)).toEqual(['row']);
      });

      it('has the bounds of a commit, and writes nothing beyond them', async () => {
        const twice = [insert('one'), insert('one')];
        await expect(ledger.commitInOrder(twice)).rejects.toMatchObject({ code: 'bad-row' });
        expect(await ledger.get(key('one'))).toBeUndefined();
        await ledger.commitInOrder([]);
      });
    });

    describe('two writers', () => {
      it('see each other at once', async () => {
        await ledger.commit([insert('row', { by: 'first' })]);
        expect(await made.second.get(key('row'))).toEqual(await ledger.get(key('row')));
      });

      it('lose no count, however they meet', async () => {
        const work = (door: Ledger) => async () => {
          for (let n = 0; n < 10; n += 1) await increment(door);
        };
        await Promise.all([work(ledger)(), work(made.second)()]);
        expect(await ledger.get(key('counter'))).toMatchObject({ version: 20, body: { count: 20 } });
      });

      it('let exactly one of many inserts win', async () => {
        const doors = [ledger, made.second, ledger, made.second];
        const ends = await Promise.allSettled(doors.map((door, n) => door.commit([insert('once', { n })])));
        const outcomes = ends.map((end) => (end.status === 'fulfilled' ? 'done' : String(end.reason.name)));
        expect(outcomes.toSorted(byText)).toEqual(['Conflict', 'Conflict', 'Conflict', 'done']);
      });
    });
  });
};
