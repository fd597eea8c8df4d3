import { expect, test } from 'vitest';
import { readSettingsState } from '../../../extension/read-settings.ts';
import { readRecording } from '../../../extension/read-teach.ts';
import type { WireAnswer, WireCall } from '../../../shared/messages/bridge-port.ts';
import { taughtId, taughtPack } from '../../../shared/teach/build-pack.ts';
import { findCalls } from '../../../shared/teach/find-calls.ts';
import { taughtWords } from '../../../shared/words/taught-words.ts';
import { judgeByRules } from '../../recognise/judge-wall.ts';
import { openWorkerDesk } from './worker-desk.ts';
import type { WorkerDesk } from './worker-desk-shape.ts';

const HOST = 'console.17track.net';
const SITE = 'shop.example';

const addition = (...numbers: readonly string[]): Partial<WireCall> => ({
  url: `https://${HOST}/inner/add`,
  headers: [['authorization', 'Bearer hunter2']],
  body: { text: JSON.stringify({ rows: numbers.map((no) => ({ no })) }) },
});

const answered = (...numbers: readonly string[]): WireAnswer => ({
  kind: 'response',
  status: 200,
  headers: [],
  body: { text: JSON.stringify({ rows: numbers.map((no) => ({ no, state: 'OK' })) }) },
  cut: false,
});

const ask = (desk: WorkerDesk, name: string, input: unknown = null): Promise<unknown> =>
  desk.worker().answer({ name, input });

const teach = async (desk: WorkerDesk): Promise<unknown> => {
  const page = desk.open('a');
  await ask(desk, 'startRecording', { site: SITE });
  await desk.ask(page, 'one', addition('RR100000001CN'));
  expect(page.told.at(-1)).toMatchObject({ verdict: { kind: 'pass', watch: true } });
  await desk.answer(page, 'one', answered('RR100000001CN'));
  const { calls } = readRecording(await ask(desk, 'recording'), 'recording');
  const [found] = findCalls(calls, 'RR100000001CN');
  const [place] = found?.places ?? [];
  if (found === undefined || place === undefined) throw new Error('nothing was found');
  const { host, template, operation, words } = found;
  const rule = { title: 'Console', host, method: 'POST', template, operation, place, reads: [] } as const;
  const cost = { kind: 'units', units: 1, once: 'period' } as const;
  const document = taughtPack(
    { ...rule, cost, noun: 'number', word: words[0] ?? null, account: null },
    null,
    Date.UTC(2026, 10, 24),
    taughtWords(),
  );
  return ask(desk, 'savePack', { document });
};

test('what a person does once on a site that is recorded passes, is on record, and is told with its answer', async () => {
  const desk = await openWorkerDesk();
  expect(await teach(desk)).toBe(null);
  expect(desk.postings.map(({ posting }) => [posting.kind, posting.action])).toContainEqual(['reserve', 'unknown']);
  const recording = readRecording(await ask(desk, 'recording'), 'recording');
  expect(JSON.stringify(recording)).not.toContain('hunter2');
  await ask(desk, 'stopRecording');
  expect(await ask(desk, 'recording')).toBe(null);
});

test('what was taught is priced at once, counted by its answer, and stays taught when the worker was stopped', async () => {
  const desk = await openWorkerDesk();
  await teach(desk);
  await ask(desk, 'stopRecording');
  const calls = [
    { id: 'two', numbers: ['RR100000025CN', 'RR100000034CN'] },
    { id: 'three', numbers: ['RR100000048CN', 'RR100000051CN'] },
  ];
  for (const { id, numbers } of calls) {
    const page = desk.open(id);
    await desk.ask(page, id, addition(...numbers));
    const state = await desk.state();
    expect(state).toMatchObject({ kind: 'deciding', call: id });
    expect(JSON.stringify(state)).toContain('2 that cost');
    await desk.decide('allow');
    await desk.answer(page, id, answered(...numbers));
    expect(desk.worker().sight.traffic.line(id)?.units).toEqual({ kind: 'counted', charged: 2, expected: 0 });
    await desk.pass(3000);
    await desk.start();
  }
});

test('nobody may be taught what another provider’s calls cost', async () => {
  const desk = await openWorkerDesk();
  const [pack] = desk.bundled;
  expect(await ask(desk, 'savePack', { document: pack?.document })).toContain('taught-');
  expect(await ask(desk, 'savePack', { document: { id: 'taught-x' } })).toContain(':');
});

test('a recording of one site says nothing of others, and ends by itself', async () => {
  const desk = await openWorkerDesk();
  await ask(desk, 'startRecording', { site: 'else.example' });
  const page = desk.open('a');
  await desk.ask(page, 'one', addition('RR100000001CN'));
  expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'one' });
  await desk.decide('block');
  await ask(desk, 'startRecording', { site: SITE });
  await desk.pass(16 * 60_000);
  await desk.ask(page, 'two', addition('RR100000001CN'));
  expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'two' });
});

const taughtOf = async (desk: WorkerDesk) => {
  const state = readSettingsState(await ask(desk, 'settingsState'), 'settingsState');
  if (state.kind !== 'ready') throw new Error(state.kind);
  return state.providers.flatMap(({ taught }) => taught ?? []);
};

test('a rule that is written anew takes the next version, for what was reserved by the old one is settled by it', async () => {
  const desk = await openWorkerDesk();
  await teach(desk);
  const [before] = await taughtOf(desk);
  expect(await ask(desk, 'savePack', { document: { ...before, title: 'Our console' } })).toBe(null);
  expect(await taughtOf(desk)).toMatchObject([{ title: 'Our console', version: '1.0.1' }]);
  expect(await ask(desk, 'savePack', { document: (await taughtOf(desk))[0] })).toBe(null);
  expect(await taughtOf(desk)).toMatchObject([{ version: '1.0.1' }]);
  expect(await desk.shelves.packs.get(`${before?.id}@1.0.0`)).toEqual(before);
});

test('a taught portal that is removed is asked about as unknown again, now and by the next worker; its books stay', async () => {
  const desk = await openWorkerDesk();
  await teach(desk);
  await ask(desk, 'stopRecording');
  const page = desk.open('b');
  await desk.ask(page, 'two', addition('RR100000025CN'));
  await desk.decide('allow');
  await desk.answer(page, 'two', answered('RR100000025CN'));
  const [pack] = await taughtOf(desk);
  await ask(desk, 'removePack', { id: pack?.id });
  for (const id of ['three', 'four']) {
    expect(await taughtOf(desk)).toEqual([]);
    await desk.ask(desk.open(id), id, addition('RR100000034CN'));
    expect(await desk.state()).toMatchObject({ kind: 'deciding', view: { provider: '17TRACK' } });
    await desk.decide('block');
    await desk.start();
  }
  expect(desk.postings.some(({ posting }) => posting.provider === pack?.id)).toBe(true);
  expect(await ask(desk, 'exportUsage', { format: 'csv' })).toMatchObject({ type: 'text/csv' });
});

test('no rules but those that were taught are removed', async () => {
  const desk = await openWorkerDesk();
  await ask(desk, 'removePack', { id: '17track' });
  await desk.ask(desk.open('a'), 'one', { body: { text: '[{"number":"RR100000025CN"}]' } });
  expect(await desk.state()).toMatchObject({ kind: 'deciding' });
});

test('what was taught is blocked at the network, watched by the hooks, and named, from the moment it is saved, and after the worker was stopped', async () => {
  const desk = await openWorkerDesk();
  expect(desk.taughtRules).toEqual([]);
  await teach(desk);
  const judge = () => judgeByRules(desk.taughtRules, 'POST', `https://${HOST}/inner/add`);
  const seen = async () => [judge(), desk.watch?.hosts, await ask(desk, 'guardState')];
  const guarded = [
    'block',
    [HOST],
    expect.objectContaining({ guarding: expect.arrayContaining(['Console']), unguarded: [] }),
  ];
  expect(await seen()).toEqual(guarded);
  expect(desk.taughtRules.every(({ id }) => id >= 1_000_000)).toBe(true);
  await desk.start();
  expect(await seen()).toEqual(guarded);
});

test('where the browser takes no rule, what was taught is said to be not guarded at the network', async () => {
  const desk = await openWorkerDesk();
  desk.rulesWork = false;
  expect(await teach(desk)).toBe(null);
  expect(await ask(desk, 'guardState')).toMatchObject({
    guarding: expect.arrayContaining(['Console']),
    unguarded: ['Console'],
  });
});

test('a call that nothing could hold is seen at a portal that was just taught', async () => {
  const desk = await openWorkerDesk();
  await teach(desk);
  const url = `https://${HOST}/inner/add`;
  const bytes = new TextEncoder().encode(String(Object(addition('RR100000025CN').body).text)).buffer;
  const details = {
    requestId: '9',
    method: 'POST',
    url,
    type: 'xmlhttprequest',
    tabId: 7,
    initiator: `https://${SITE}`,
  };
  await desk.worker().unheld.saw({ ...details, requestBody: { raw: [{ bytes }] } });
  expect(await ask(desk, 'unheld')).toMatchObject([{ provider: 'Console', site: SITE }]);
});

test('packs that are kept by another hand are gone by once the background hears of it, and those that are not, no more', async () => {
  const desk = await openWorkerDesk();
  await teach(desk);
  const [kept] = (await desk.shelves.packs.all()).filter(({ key }) => key === taughtId(HOST));
  await desk.shelves.packs.delete(taughtId(HOST));
  await ask(desk, 'booksReplaced');
  expect([desk.taughtRules, desk.watch?.hosts]).toEqual([[], []]);
  expect(await ask(desk, 'guardState')).not.toMatchObject({ guarding: expect.arrayContaining(['Console']) });
  await desk.shelves.packs.put(taughtId(HOST), kept?.value);
  await ask(desk, 'booksReplaced');
  expect(judgeByRules(desk.taughtRules, 'POST', `https://${HOST}/inner/add`)).toBe('block');
});
