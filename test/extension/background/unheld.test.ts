import { expect, test } from 'vitest';
import type { RequestDetails } from '../../../extension/background/wall/request-details.ts';
import { readUnheldCalls } from '../../../extension/read-answers.ts';
import { openWorkerDesk } from './worker-desk.ts';
import type { WorkerDesk } from './worker-desk-shape.ts';

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;
const bodyOf = (...numbers: readonly string[]): RequestDetails['requestBody'] => ({
  raw: [{ bytes: bytes(JSON.stringify(numbers.map((number) => ({ number, carrier: 3011 })))) }],
});

/** A registration by a worker of a page, as the browser shows it. */
const fromWorker: RequestDetails = {
  requestId: '1',
  method: 'POST',
  url: 'https://api.17track.net/track/v2.4/register',
  type: 'xmlhttprequest',
  tabId: 7,
  initiator: 'https://shop.example',
  requestBody: bodyOf('RR100000001CN', 'RR100000002CN'),
};
const pull: RequestDetails = {
  ...fromWorker,
  method: 'GET',
  url: 'https://api.sinay.ai/container-tracking/api/v2/shipment?shipmentNumber=MSCU6639870',
  requestBody: null,
};

const unheldOf = async (desk: WorkerDesk) =>
  readUnheldCalls(await desk.worker().answer({ name: 'unheld', input: null }), 'unheld');
const allow = async (desk: WorkerDesk): Promise<unknown> => {
  const [first] = await unheldOf(desk);
  return desk.worker().answer({ name: 'allowNext', input: { call: first?.call } });
};
const kinds = (desk: WorkerDesk): readonly string[] => desk.postings.map(({ posting }) => posting.kind);
const used = async (desk: WorkerDesk, meter: string): Promise<unknown> => {
  const { text } = Object(await desk.worker().answer({ name: 'exportUsage', input: { format: 'json' } }));
  return JSON.parse(text).usage.find((row: { readonly meter: string }) => row.meter === meter);
};

test('what the network rules stopped is quoted, written down and shown, with what it was made by', async () => {
  const desk = await openWorkerDesk();
  await desk.worker().unheld.saw(fromWorker);
  expect(kinds(desk)).toEqual(['block']);
  expect(desk.postings[0]?.posting).toMatchObject({ site: 'shop.example', decision: { reason: 'unheld' } });
  expect(await unheldOf(desk)).toMatchObject([
    {
      provider: '17TRACK',
      site: 'shop.example',
      title: 'Import orders',
      what: 'Register 2 numbers',
      would: 'would use 2',
      by: 'by a worker or a hidden frame of the page',
      bindsNumbers: false,
      allowedUntil: null,
    },
  ]);
  expect(desk.badge).toBe('!');
  // A window could have been opened: that it could not is not said.
  expect(await desk.worker().answer({ name: 'popupState', input: null })).toMatchObject({ notices: [] });
});

test('what the network rules let pass is none of it, nor a request that is no provider’s call', async () => {
  const desk = await openWorkerDesk();
  await desk.worker().unheld.saw({ ...fromWorker, url: 'https://api.17track.net/track/v2.4/gettracklist' });
  await desk.worker().unheld.saw({ ...pull, url: 'https://api.17track.net/en/doc' });
  await desk.worker().unheld.saw({ ...fromWorker, url: 'https://api.17track.net/login', requestBody: null });
  expect(await unheldOf(desk)).toEqual([]);
  expect(kinds(desk)).toEqual([]);
});

test('a body that the browser does not show, or that is no text, makes the cost unknown', async () => {
  const desk = await openWorkerDesk();
  await desk.worker().unheld.saw({ ...fromWorker, requestBody: { error: 'Unknown error.' } });
  await desk.worker().unheld.saw({ ...fromWorker, requestBody: { raw: [{ bytes: new Uint8Array([0xff]).buffer }] } });
  expect((await unheldOf(desk)).map(({ would }) => would)).toEqual(['of unknown cost', 'of unknown cost']);
});

test('a form is read as servers read it', async () => {
  const desk = await openWorkerDesk();
  const formData = { number: ['RR100000001CN'] };
  await desk.worker().unheld.saw({ ...fromWorker, type: 'sub_frame', requestBody: { formData } });
  expect(await unheldOf(desk)).toMatchObject([{ by: 'by a form or a link' }]);
});

test('allowed for next time, the same call leaves once, on record before it does, and settles by its status', async () => {
  const desk = await openWorkerDesk();
  await desk.worker().unheld.saw(pull);
  expect(await allow(desk)).toBe(true);
  expect(kinds(desk)).toEqual(['block', 'reserve']);
  expect(desk.rules).toMatchObject([{ url: pull.url, method: 'GET', tab: 7, site: 'shop.example' }]);
  await desk.worker().unheld.saw({ ...pull, requestId: '2' });
  expect(desk.rules.filter(Boolean)).toEqual([]);
  await desk.worker().unheld.ended('2', 200);
  expect(await used(desk, 'shipment')).toMatchObject({ charged: 1, unresolved: 0 });
  expect(await unheldOf(desk)).toEqual([]);
  // The one after it is stopped like any other.
  await desk.worker().unheld.saw({ ...pull, requestId: '3' });
  expect(await unheldOf(desk)).toHaveLength(1);
});

test('a call that was let through with other numbers counts as what it was', async () => {
  const desk = await openWorkerDesk();
  await desk.worker().unheld.saw(fromWorker);
  await allow(desk);
  const body = bodyOf('RR100000003CN', 'RR100000004CN', 'RR100000005CN');
  await desk.worker().unheld.saw({ ...fromWorker, requestId: '2', requestBody: body });
  await desk.worker().unheld.ended('2', 200);
  expect(await used(desk, 'tracking')).toMatchObject({ charged: 0, unresolved: 3 });
});

test('without an answer, what was let through is in doubt', async () => {
  const desk = await openWorkerDesk();
  await desk.worker().unheld.saw(fromWorker);
  await allow(desk);
  await desk.worker().unheld.saw({ ...fromWorker, requestId: '2' });
  await desk.worker().unheld.ended('2', null);
  expect(await used(desk, 'tracking')).toMatchObject({ unresolved: 2 });
});

test('what was not made again within half an hour is let through no more, and nothing is held for it; a worker that began since knows', async () => {
  const desk = await openWorkerDesk();
  await desk.worker().unheld.saw(fromWorker);
  await allow(desk);
  await desk.start();
  expect((await unheldOf(desk))[0]?.allowedUntil).not.toBeNull();
  await desk.pass(31 * 60_000);
  await desk.worker().unheld.woken();
  expect(desk.rules.filter(Boolean)).toEqual([]);
  expect(await used(desk, 'tracking')).toBeUndefined();
  expect((await unheldOf(desk))[0]?.allowedUntil).toBeNull();
});

test('a flood of one tab is put on record as far as anybody reads it, and hides no other tab’s', async () => {
  const desk = await openWorkerDesk();
  for (let at = 0; at < 100; at += 1) await desk.worker().unheld.saw({ ...fromWorker, requestId: String(at) });
  expect(kinds(desk)).toHaveLength(20);
  await desk.worker().unheld.saw({ ...pull, requestId: 'x', tabId: 9 });
  expect((await unheldOf(desk))[0]?.what).toBe('Track MSCU6639870');
});

test('a call that a page’s hook refused is put on record with the account that it shows, and its page hears what it may make once', async () => {
  const desk = await openWorkerDesk();
  const page = desk.open('page');
  const call = {
    url: fromWorker.url,
    method: 'POST',
    headers: [['17token', 'key']],
    body: { text: '[{"number":"RR100000001CN","carrier":3011}]' },
    via: 'fetch',
    free: false,
  } as const;
  await desk.worker().hear(page.bridge, { kind: 'refused', id: 'a', call });
  expect(desk.postings[0]?.posting.account).not.toBe('none');
  expect(await unheldOf(desk)).toMatchObject([{ by: 'a beacon, which waits for nobody', would: 'would use 1' }]);
  await allow(desk);
  const lets = { kind: 'lets', requests: [{ method: 'POST', url: fromWorker.url }] };
  expect(page.told).toContainEqual({ kind: 'settled', id: 'a' });
  expect(page.told.at(-1)).toEqual(lets);
  expect(desk.open('next').told).toEqual([lets]);
});

test('a tab’s title is one plain line of at most 80 characters, however its page writes it', async () => {
  const desk = await openWorkerDesk();
  desk.title = `Orders\n${'x'.repeat(200)}`;
  await desk.worker().unheld.saw(fromWorker);
  const title = (await unheldOf(desk))[0]?.title ?? '';
  expect([title.startsWith('Orders x'), title.includes('\n'), title.length <= 80]).toEqual([true, false, true]);
});
