import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tryTaught } from '../../shared/har/try-taught.ts';
import type { CompiledPack } from '../../shared/pack/compiled.ts';
import { readPack } from '../../shared/pack/read-pack.ts';
import { type HttpCall, recognise } from '../../shared/recognise/recognise.ts';
import { taughtPack } from '../../shared/teach/build-pack.ts';
import { type Candidate, findCalls } from '../../shared/teach/find-calls.ts';
import type { Recorded } from '../../shared/teach/recorded.ts';
import type { TaughtCost } from '../../shared/teach/taught-rule.ts';
import { taughtWords } from '../../shared/words/taught-words.ts';
import { trials } from '../trials.ts';
import { consoles, type Tried } from './consoles.ts';
import { openRecorder } from './record.ts';

const NUMBER = 'TCLU4839207';
const NOW = Date.UTC(2026, 10, 27, 12);

const recordOnce = async (tried: Tried): Promise<readonly Recorded[]> => {
  const record = openRecorder(tried.open());
  const calls: Recorded[] = [];
  for (const sent of [...tried.before, tried.add([NUMBER]), ...tried.after(NUMBER), ...tried.before])
    calls.push(await record(sent));
  return calls;
};

const teach = ([chosen, ...others]: readonly Candidate[], title: string, cost: TaughtCost): CompiledPack => {
  const [place] = chosen?.places ?? [];
  if (chosen === undefined || place === undefined) throw new Error('nothing was found');
  const { host, template, operation, words, call } = chosen;
  const reads = others.map((one) => ({ method: one.call.method, template: one.template, operation: one.operation }));
  const rule = { title, host, method: call.method, template, operation, place, cost, reads } as const;
  const document = taughtPack(
    { ...rule, noun: 'shipment', word: words[0] ?? null, account: null },
    null,
    NOW,
    taughtWords(),
  );
  const pack = readPack(document);
  if (typeof pack === 'string') throw new Error(pack);
  return pack;
};

const httpOf = ({ method, url, body }: Recorded): HttpCall => ({
  method,
  url,
  headers: [],
  body: body === null ? { kind: 'none' } : { kind: 'text', text: body },
});

/** Containers of the form that consoles take, each once. */
const containers = fc.uniqueArray(
  fc
    .tuple(fc.stringMatching(/^[A-Z]{3}$/), fc.integer({ min: 1_000_000, max: 9_999_999 }))
    .map(([owner, digits]) => `${owner}U${digits}`),
  { minLength: 1, maxLength: 12 },
);

describe.each(consoles)('a console that talks $name', (tried) => {
  test('is understood from doing it once: the call that costs, where its numbers are, how its answer says accepted', async () => {
    const found = findCalls(await recordOnce(tried), NUMBER);
    expect(found).toHaveLength(1 + tried.after(NUMBER).length);
    expect(found[0]).toMatchObject({ isRead: false, places: [{ trail: tried.trail }] });
    expect(found[0]?.words[0]?.value ?? null).toBe(tried.says);
    for (const read of found.slice(1)) expect(read.isRead).toBe(true);
  });

  test('would have been asked about once, and what its answer said fits', async () => {
    const calls = await recordOnce(tried);
    const said = tryTaught(teach(findCalls(calls, NUMBER), 'Console', tried.cost), calls);
    expect(said.filter(({ kind }) => kind !== 'passes')).toEqual([
      { kind: 'costs', id: expect.any(String), items: 1, min: 0, max: 1, counted: 1, isOpen: false },
    ]);
  });

  test('is priced for all other numbers as the person said, and counts what the console counts', async () => {
    const pack = teach(findCalls(await recordOnce(tried), NUMBER), 'Console', tried.cost);
    await fc.assert(
      fc.asyncProperty(fc.array(containers, { minLength: 1, maxLength: 4 }), async (lists) => {
        const portal = tried.open();
        const record = openRecorder(portal);
        const calls: Recorded[] = [];
        for (const numbers of lists) calls.push(await record(tried.add(numbers)));
        for (const [nth, call] of calls.entries()) {
          const recognised = recognise(new Map([[pack.id, pack]]), httpOf(call));
          expect(recognised?.asks.map(({ number }) => number)).toEqual(lists[nth]);
          expect(recognised?.unreadable).toBe(null);
        }
        const said = tryTaught(pack, calls);
        expect(said.map((one) => one.kind)).toEqual(calls.map(() => 'costs'));
        const counted = said.reduce((sum, one) => sum + (one.kind === 'costs' ? one.counted : 0), 0);
        expect(counted).toBe(portal.charged());
        for (const one of said) if (one.kind === 'costs') expect(one.counted).toBeLessThanOrEqual(one.max);
      }),
      trials(25),
    );
  });

  test('asks about every such call, and says for how many numbers, where the person does not know the cost', async () => {
    const pack = teach(findCalls(await recordOnce(tried), NUMBER), 'Console', { kind: 'unknown' });
    const record = openRecorder(tried.open());
    const call = await record(tried.add(['MSCU6639870', 'MSCU6639871']));
    expect(tryTaught(pack, [call])).toEqual([{ kind: 'unknown', id: call.id, items: 2 }]);
  });

  test('asks about a call with numbers to another of its addresses, and lets all other pass', async () => {
    const pack = teach(findCalls(await recordOnce(tried), NUMBER), 'Console', tried.cost);
    const record = openRecorder(tried.open());
    const calls = [
      await record({ path: '/inner/bulk', body: '{"rows":["MSCU6639870"]}' }),
      await record({ path: '/inner/telemetry', body: '{"at":1700000000000}' }),
      ...(await Promise.all(tried.before.map(record))),
    ];
    expect(tryTaught(pack, calls).map(({ kind }) => kind)).toEqual([
      'unknown',
      'passes',
      ...tried.before.map(() => 'passes'),
    ]);
  });
});

test('what is taught of a portal a second time stands beside the first, and takes the place of what was said of the same address', async () => {
  const [tried] = consoles;
  if (tried === undefined) throw new Error('no console');
  const [chosen] = findCalls(await recordOnce(tried), NUMBER);
  const [place] = chosen?.places ?? [];
  if (chosen === undefined || place === undefined) throw new Error('nothing was found');
  const { host, template, operation, call } = chosen;
  const rule = {
    title: 'A',
    host,
    method: call.method,
    template,
    operation,
    place,
    reads: [],
    noun: 'number',
  } as const;
  const once = taughtPack({ ...rule, cost: { kind: 'unknown' }, word: null, account: null }, null, NOW, taughtWords());
  const other = taughtPack(
    { ...rule, template: '/other', cost: tried.cost, word: null, account: null },
    once,
    NOW,
    taughtWords(),
  );
  expect(other.calls.map(({ match }) => match.paths)).toEqual([['/other'], [template]]);
  const again = taughtPack({ ...rule, cost: tried.cost, word: null, account: null }, other, NOW, taughtWords());
  expect(again.calls.map(({ match, charges }) => [match.paths, charges.length])).toEqual([
    [[template], 1],
    [['/other'], 1],
  ]);
  expect([once, other, again].map(({ version }) => version)).toEqual(['1.0.0', '1.0.1', '1.0.2']);
  expect(typeof readPack(again)).not.toBe('string');
});
