import { expect, test } from 'vitest';
import type { RequestDetails } from '../../../extension/background/wall/request-details.ts';
import type { WireCall } from '../../../shared/messages/bridge-port.ts';
import type { TrafficLine } from '../../../shared/traffic/line.ts';
import { accepted, openWorkerDesk, registration } from './worker-desk.ts';
import type { WorkerDesk } from './worker-desk-shape.ts';

const API = 'https://api.17track.net/track/v2.4';
const CONSOLE = 'https://console.17track.net/inner';

const lines = (desk: WorkerDesk): readonly TrafficLine[] => desk.worker().sight.traffic.since(null).lines;

const said = (desk: WorkerDesk): readonly string[] =>
  lines(desk).map(
    ({ happened, ended, units, path, carried }) =>
      `${path}: ${happened}, ${ended}, ${carried} carried, ${'charged' in units ? `${units.charged} charged` : units.kind}`,
  );

const undescribed = (path: string, body: string | null, method = 'POST'): Partial<WireCall> => ({
  url: `${CONSOLE}${path}`,
  method,
  body: body === null ? null : { text: body },
});

const network = (details: Partial<RequestDetails>): RequestDetails => ({
  requestId: '1',
  method: 'POST',
  url: `${CONSOLE}/add`,
  type: 'xmlhttprequest',
  tabId: 7,
  initiator: 'https://console.17track.net',
  ...details,
});

const bytesOf = (text: string): RequestDetails['requestBody'] => ({
  raw: [{ bytes: new TextEncoder().encode(text).buffer }],
});

test('a call that is held, allowed and answered is one line that says what it cost', async () => {
  const desk = await openWorkerDesk();
  const page = desk.open('a');
  await desk.ask(page, 'one', registration('RR100000001CN', 'RR100000002CN'));
  expect(said(desk)).toEqual(['/track/v2.4/register: held, waiting, 2 carried, open']);
  await desk.decide('allow');
  await desk.answer(page, 'one', accepted('RR100000001CN', 'RR100000002CN'));
  expect(said(desk)).toEqual(['/track/v2.4/register: held, sent, 2 carried, 2 charged']);
  expect(lines(desk)[0]).toMatchObject({
    site: 'shop.example',
    title: 'Import orders',
    decided: 'person',
    by: 'fetch',
  });
});

test('a call that a person blocks, one that its page takes back, and a read say so', async () => {
  const desk = await openWorkerDesk();
  const page = desk.open('a');
  await desk.ask(page, 'one');
  await desk.decide('block');
  await desk.ask(page, 'two', registration('RR100000002CN'));
  await desk.gone(page, 'two');
  await desk.ask(page, 'three', { url: `${API}/gettrackinfo`, ...registration('RR100000003CN') });
  expect(said(desk)).toEqual([
    '/track/v2.4/register: held, stopped, 1 carried, none',
    '/track/v2.4/register: held, stopped, 1 carried, none',
    '/track/v2.4/gettrackinfo: passed, sent, 1 carried, free',
  ]);
});

test('what cannot be put on record is blocked, and says why', async () => {
  const desk = await openWorkerDesk();
  desk.ledgerWorks = false;
  await desk.ask(desk.open('a'), 'one');
  expect(lines(desk)).toMatchObject([{ happened: 'blocked', ended: 'stopped', reason: 'books-closed' }]);
});

test('on a provider’s site a call that carries numbers to an address that no document names asks', async () => {
  const desk = await openWorkerDesk();
  const page = desk.open('a');
  await desk.ask(page, 'one', undescribed('/add?key=secret', '{"orders":[{"ref":"RR100000001CN"}]}'));
  expect(await desk.state()).toMatchObject({ kind: 'deciding' });
  expect(said(desk)).toEqual(['/inner/add: unknown, waiting, 1 carried, open']);
  await desk.decide('block');
  expect(page.told.at(-1)).toMatchObject({ verdict: { kind: 'block' } });
  expect(said(desk)).toEqual(['/inner/add: unknown, stopped, 1 carried, none']);
});

test.each([
  ['without numbers', undescribed('/session', '{"at":1700000000000}'), 'unknown, sent, 0 carried, open'],
  [
    'to an address that its pack calls harmless',
    { url: 'https://t.17track.net/track/restapi', body: { text: '{"data":[{"num":"RR100000001CN"}]}' } },
    'passed, sent, 1 carried, free',
  ],
])('a call %s passes unasked, and stays in the log', async (_, call, says) => {
  const desk = await openWorkerDesk();
  const page = desk.open('a');
  await desk.ask(page, 'one', call);
  expect(page.told).toEqual([{ kind: 'verdict', id: 'one', verdict: { kind: 'pass', watch: false } }]);
  expect(said(desk)[0]).toContain(says);
});

test('what a person said of an address counts for the next call to it, and after the worker was stopped', async () => {
  const desk = await openWorkerDesk();
  const call = undescribed('/add', '{"ref":"RR100000001CN"}');
  const says = async (id: string, stance: string): Promise<unknown> => {
    await desk.worker().answer({ name: 'setStance', input: { address: 'POST console.17track.net/inner/add', stance } });
    await desk.start();
    const page = desk.open(id);
    await desk.ask(page, id, call);
    // What was seen is on its shelf half a second later.
    await desk.pass(1000);
    return page.told.map((told) => ('verdict' in told ? told.verdict.kind : told.kind));
  };
  expect(await says('one', 'harmless')).toEqual(['pass']);
  expect(await says('two', 'block')).toEqual(['block']);
  expect(await says('three', 'ask')).toEqual([]);
  expect(lines(desk).map(({ happened, reason }) => [happened, reason])).toEqual([
    ['passed', 'harmless'],
    ['unknown', 'address'],
    ['unknown', ''],
  ]);
});

test('what a person said of an address says nothing of a call to it that can be read in two ways', async () => {
  const desk = await openWorkerDesk();
  const address = `POST api.17track.net/track/v2.4/bulkadd`;
  await desk.worker().answer({ name: 'setStance', input: { address, stance: 'harmless' } });
  const page = desk.open('a');
  await desk.ask(page, 'plain', { url: `${API}/bulkadd`, ...registration('RR100000001CN') });
  expect(page.told).toMatchObject([{ verdict: { kind: 'pass' } }]);
  const headers = [['X-HTTP-Method-Override', 'DELETE']] as const;
  await desk.ask(page, 'odd', { url: `${API}/bulkadd`, headers, ...registration('RR100000001CN') });
  expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'odd' });
});

test('a call that the hook told of is not told once more by the network', async () => {
  const desk = await openWorkerDesk();
  await desk.ask(desk.open('a'), 'one', undescribed('/session', '{}'));
  desk.worker().sight.noteRequest(network({ url: `${CONSOLE}/session?t=1` }));
  expect(lines(desk)).toHaveLength(1);
  desk.worker().sight.noteRequest(network({ requestId: '2', url: `${CONSOLE}/session?t=1` }));
  expect(lines(desk)).toHaveLength(2);
});

test.each<[string, Partial<RequestDetails>, string | null]>([
  ['a beacon of a provider’s site', { type: 'ping' }, 'unknown, sent, 0 carried, open'],
  ['its numbers, in bytes', { requestBody: bytesOf('{"ref":"RR100000001CN"}') }, 'unknown, sent, 1 carried, open'],
  ['its numbers, in a form', { requestBody: { formData: { no: ['100001'] } } }, 'unknown, sent, 1 carried, open'],
  ['a form that is posted as a page', { type: 'main_frame' }, 'unknown, sent, 0 carried, open'],
  ['a call of the API by a worker', { url: `${API}/gettrackinfo` }, 'passed, sent, 0 carried, free'],
  ['what a provider’s page asks of others', { url: 'https://count.example/x' }, 'passed, sent, 0 carried, none'],
  ['no document', { type: 'main_frame', method: 'GET' }, null],
  ['no asset', { type: 'script', method: 'GET' }, null],
  ['no preflight', { method: 'OPTIONS' }, null],
  ['nothing of other sites', { url: 'https://a.example/x', initiator: 'https://b.example' }, null],
])('the network’s sight shows %s', async (_, details, says) => {
  const desk = await openWorkerDesk();
  desk.worker().sight.noteRequest(network(details));
  expect(said(desk).map((line) => line.replace(/^[^:]*: /, ''))).toEqual(says === null ? [] : [says]);
});

test('what the network saw stopped is blocked', async () => {
  const desk = await openWorkerDesk();
  desk
    .worker()
    .sight.noteRequest(network({ url: `${API}/register`, requestBody: bytesOf('[{"number":"RR100000001CN"}]') }));
  desk.worker().sight.traffic.stopped('network-1');
  expect(said(desk)).toEqual(['/track/v2.4/register: blocked, stopped, 1 carried, none']);
});

test('the log outlives the worker, holds nothing of bodies, queries and headers, and ends at its bound', async () => {
  const desk = await openWorkerDesk();
  const page = desk.open('a');
  const secret = 'hunter2-and-more';
  const headers = [['authorization', secret]] as const;
  await desk.ask(page, 'one', { ...undescribed(`/x?password=${secret}`, `{"password":"${secret}"}`), headers });
  await desk.pass(1000);
  expect(JSON.stringify(await desk.shelves.traffic.all())).not.toContain(secret);
  await desk.start();
  expect(lines(desk)).toHaveLength(1);
  for (let at = 0; at < 2100; at++) desk.worker().sight.noteRequest(network({ requestId: `${at}` }));
  expect(lines(desk).length).toBeGreaterThan(1800);
  expect(lines(desk).length).toBeLessThanOrEqual(2000);
  await desk.pass(1000);
  await desk.start();
  expect(lines(desk).length).toBeLessThanOrEqual(2000);
  expect(lines(desk).at(-1)?.id).toBe('network-2099');
});

test('a page that looks again is told what changed since', async () => {
  const desk = await openWorkerDesk();
  const page = desk.open('a');
  await desk.ask(page, 'one');
  const { traffic } = desk.worker().sight;
  const first = traffic.since(null);
  await desk.ask(page, 'two', registration('RR100000002CN'));
  expect(traffic.since(first).lines.map(({ id }) => id)).toEqual(['two']);
  expect(traffic.since({ ...first, life: -1 }).lines).toHaveLength(2);
});
