import { describe, expect, it } from 'vitest';
import type { KeyState } from '../../../proxy/practice/17track/options.ts';
import { simulatedCall } from '../../../proxy/practice/simulated-call.ts';
import { openDesk, parcels } from './desk.ts';

const a = { number: 'RR100000001CN', carrier: 3011 };

describe('envelopes', () => {
  it('answers item by item with code 0, accepted and rejected', () => {
    const { answer } = openDesk().call('register', [
      { number: 'LX000111222DE', tag: 'ord-77' },
      { number: '12', tag: 't' },
    ]);
    expect(answer).toEqual({
      status: 200,
      body: {
        code: 0,
        data: {
          accepted: [{ origin: 1, number: 'LX000111222DE', carrier: 7041, tag: 'ord-77', email: null, lang: null }],
          rejected: [
            {
              number: '12',
              carrier: 0,
              tag: 't',
              error: { code: -18010012, message: "The format of '12' is invalid." },
            },
          ],
        },
      },
    });
  });

  it.each([
    ['more than 40 items', JSON.stringify(parcels(41)), -18010014],
    ['broken JSON', '[{"number":', -18010013],
    ['an object', '{"number":"RR100000001CN"}', -18010013],
    ['no items', '[]', -18010013],
    ['nothing', '', -18010013],
  ])('answers %s with code 0 outside and errors inside, charging nothing', (_, body, code) => {
    const { answer, charged } = openDesk().call('register', body);
    expect(answer).toMatchObject({ status: 200, body: { code: 0, data: { errors: [{ code }] } } });
    expect(charged).toBe(0);
  });

  it('repeats what it refuses, whatever was sent for it', () => {
    const odd = { toString: 1, valueOf: 2 };
    const { answer } = openDesk().call('getRealTimeTrackInfo', [{ number: odd }, { ...a, cacheLevel: odd }]);
    expect(answer.body).toMatchObject({ data: { rejected: [{ number: odd }, { number: a.number }] } });
  });

  it.each<[KeyState, number]>([
    ['unknown', -18010002],
    ['disabled', -18010004],
    ['address-not-allowed', -18010001],
    ['not-authorised', -18010005],
  ])('answers a key that is %s with 401 and an outer code', (state, code) => {
    const { answer, charged } = openDesk({ keyState: () => state }).call('register', [a]);
    expect(answer).toMatchObject({ status: 401, body: { code, data: { errors: [{ code }] } } });
    expect(charged).toBe(0);
  });

  it('refuses a call without a key', () => {
    expect(openDesk().call('register', [a], { token: '' }).answer.status).toBe(401);
  });

  it('answers real time without permission with code and message on top', () => {
    const { answer, charged } = openDesk({ realTime: 'not-permitted' }).call('getRealTimeTrackInfo', [a]);
    expect(answer.body).toEqual({ code: -18019912, message: 'The real-time query interface is not authorized.' });
    expect(charged).toBe(0);
  });

  it('answers the fourth call of a second with 429 when told to keep that limit', () => {
    const desk = openDesk({ callsPerSecond: 3 });
    const statuses = [1, 2, 3, 4].map(() => desk.call('getquota', []).answer.status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    desk.goTo('2026-11-10T12:00:01Z');
    expect(desk.call('getquota', []).answer.status).toBe(200);
  });
});

describe('paths and versions', () => {
  it.each(['v1', 'v2', 'v2.0', 'v2.1', 'v2.2', 'v2.4', 'V2.4'])('serves %s', (version) => {
    expect(openDesk().call('register', [a], { version }).charged).toBe(1);
  });

  it.each(['Register', 'REGISTER', 'register/'])('serves the spelling %s', (name) => {
    expect(openDesk().call(name, [a]).charged).toBe(1);
  });

  it('knows no other path, and no other method', () => {
    const desk = openDesk();
    expect(desk.call('register', [a], { version: 'v2.3' }).answer.status).toBe(404);
    expect(desk.call('unregister', [a]).answer.status).toBe(404);
    const get = simulatedCall('GET', '/track/v2.4/register', { '17token': 'key' });
    expect(desk.provider.answer(get).status).toBe(405);
    expect(desk.provider.answer({ ...get, path: '/api/document' }).status).toBe(404);
  });

  it.each([
    ['v1', ['origin', 'number', 'carrier', 'tag']],
    ['v2.2', ['origin', 'number', 'carrier', 'tag', 'email', 'lang', 'param']],
    ['v2.4', ['origin', 'number', 'carrier', 'tag', 'email', 'lang']],
  ])('names the fields of a registration as %s does', (version, fields) => {
    expect(Object.keys(openDesk().call('register', [a], { version }).accepted[0] ?? {})).toEqual(fields);
  });

  it('reads details in the form of each version', () => {
    const desk = openDesk();
    desk.call('register', [a]);
    expect(desk.call('gettrackinfo', [a], { version: 'v1' }).accepted[0]).toMatchObject({ track: { e: 0, z0: {} } });
    const second = JSON.stringify(desk.call('gettrackinfo', [a], { version: 'v2.2' }).accepted[0]);
    expect(second).toContain('"track_info"');
    expect(second).not.toContain('provider_tips');
    expect(JSON.stringify(desk.call('gettrackinfo', [a]).accepted[0])).toContain('provider_tips');
  });
});
