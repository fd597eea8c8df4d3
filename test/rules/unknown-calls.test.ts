import { describe, expect, it } from 'vitest';
import { openLedgerDesk, track17 } from './ledger-desk.ts';
import { accept, FIRST, POST, pair, registered } from './parcels.ts';
import { recognised } from './recognised.ts';

describe('a call under a provider’s own paths that no rule describes', () => {
  it.each([
    ['POST', 'https://api.17track.net/track/v2.4/brandnew'],
    ['POST', 'https://api.17track.net/track/v9/register/more'],
    ['GET', 'https://api.17track.net/track/v2.4/register'],
    ['GET', 'https://api.sinay.ai/container-tracking/api/v2/brand-new'],
    ['POST', 'https://api.sinay.ai/container-tracking/api/v2/shipment'],
    ['POST', 'https://api.sinay.ai/webhook/api/v1/brand-new'],
    ['POST', 'https://api.sinay.ai/safecube/api/v1/public/shipments'],
  ])('is unknown: %s %s', (method, url) => {
    expect(recognised(method, url)?.action).toBe('unknown');
  });

  it('has no max, and may charge', () => {
    const desk = openLedgerDesk();
    expect(desk.quote(track17('brandnew', [])).quoted['tracking']?.[2]).toBeNull();
    expect(
      desk.quote({ method: 'POST', url: 'https://api.sinay.ai/safecube/api/v1/shipments' }).quoted['shipment']?.[2],
    ).toBeNull();
  });

  it('settles as 0 units, whatever comes back', () => {
    for (const answer of [
      accept(pair(FIRST, POST)),
      'lost',
      'not sent',
      { status: 500, text: null },
      { status: 200, text: 'ok' },
    ] as const) {
      const desk = openLedgerDesk();
      const call = desk.pass(track17('brandnew', [pair(FIRST, POST)]), answer);
      expect(desk.heldBy(call, 'tracking')).toEqual([0, 0, 0]);
      expect(desk.usage()).toEqual([]);
    }
  });

  it('is shown: it stands in the ledger with its action', () => {
    const desk = openLedgerDesk();
    desk.pass(track17('brandnew', []), accept());
    expect(desk.postings.some((posting) => posting.action === 'unknown' && posting.call !== null)).toBe(true);
  });
});

describe('other paths of a provider’s host', () => {
  it.each([
    'https://api.17track.net/en/doc?version=v2.4',
    'https://api.17track.net/admin/settings',
    'https://api.17track.net/',
    'https://api.17track.net/tracking/v2.4/register',
    'https://api.sinay.ai/doc/index.html',
    'https://api.sinay.ai/application',
  ])('are no call of it: %s', (url) => {
    expect(recognised('GET', url)).toBeNull();
    expect(recognised('POST', url)).toBeNull();
  });

  it('are no call of it on other hosts either', () => {
    for (const url of [
      'https://t.17track.net/track/v2.4/register',
      'https://res.17track.net/track/v2.4/register',
      'https://api.17track.net.example.com/track/v2.4/register',
      'https://app.safecube.ai/webhook/api/v1/easy-shipment',
      'https://example.com/track/v2.4/register',
    ])
      expect(recognised('POST', url), url).toBeNull();
  });
});

describe('calls that reach nobody or ask nothing', () => {
  it.each(['OPTIONS', 'HEAD'])('are reads when their method is %s', (method) => {
    for (const url of [
      'https://api.17track.net/track/v2.4/register',
      'https://api.17track.net/track/v2.4/brandnew',
      'https://api.sinay.ai/webhook/api/v1/easy-shipment',
    ])
      expect(recognised(method, url)?.action, url).toBe('read');
  });

  it('are what they are by GET when HEAD may run the same', () => {
    const url = 'https://api.sinay.ai/container-tracking/api/v2/shipment?shipmentNumber=MSCU6639870';
    expect(recognised('HEAD', url)?.action).toBe('track');
    expect(recognised('OPTIONS', url)?.action).toBe('read');
  });

  it('are reads when the browser’s cache answered', () => {
    const cached = recognised(
      'GET',
      'https://api.sinay.ai/container-tracking/api/v2/shipment?shipmentNumber=MSCU6639870',
      true,
    );
    expect(cached?.action).toBe('read');
  });
});

describe('the path of a 17TRACK call', () => {
  it.each(['v1', 'v2', 'v2.0', 'v2.1', 'v2.2', 'v2.4', 'v3', 'V2.4'])('may have the version prefix %s', (version) => {
    const desk = openLedgerDesk();
    expect(desk.quote(track17('register', [pair(FIRST, POST)], version)).quoted['tracking']).toEqual([1, 1, 1]);
    registered(desk, pair(FIRST, POST));
    expect(desk.quote(track17('register', [pair(FIRST, POST)], version)).quoted['tracking']).toEqual([0, 0, 0]);
  });

  it.each([
    ['Register', 'register'],
    ['REGISTER', 'register'],
    ['getTrackInfo', 'read'],
    ['GetTrackList', 'read'],
    ['getquota', 'read'],
    ['Retrack', 'restart'],
    ['stopTrack', 'stop'],
    ['deleteTrack', 'delete'],
    ['changeCarrier', 'change-carrier'],
    ['changeInfo', 'change-info'],
    ['getRealTimeTrackInfo', 'query'],
    ['getrealtimetrackinfo', 'query'],
    ['Push', 'push'],
  ])('may be written in any letter case: %s is %s', (name, action) => {
    expect(recognised('POST', `https://api.17track.net/track/v2.4/${name}`)?.action).toBe(action);
    expect(recognised('POST', `https://api.17track.net/TRACK/v2.4/${name.toUpperCase()}`)?.action).toBe(action);
  });

  it('is the same over plain http', () => {
    expect(recognised('POST', 'http://api.17track.net/track/v2.4/register')?.action).toBe('register');
  });
});

describe('Safecube’s other calls', () => {
  it.each([
    ['GET', '/container-tracking/api/v2/sealines'],
    ['GET', '/container-tracking/api/v2/usages?startTime=2026-11-01T00:00:00Z'],
    ['GET', '/container-tracking/api/v2/shipment-usage'],
    ['GET', '/webhook/api/v1/shipment-usage?periodicity=MONTHLY'],
    ['GET', '/webhook/api/v1/easy-shipment'],
    ['POST', '/webhook/api/v1/application'],
    ['POST', '/webhook/api/v1/endpoint'],
    ['GET', '/webhook/api/v1/endpoint'],
    ['DELETE', '/webhook/api/v1/endpoint/ep_one'],
    ['GET', '/webhook/api/v1/endpoint/ep_one/stats?since=2026-11-01'],
    ['POST', '/webhook/api/v1/endpoint/ep_one/replay-missing'],
  ])('are free reads: %s %s', (method, path) => {
    const desk = openLedgerDesk();
    const call = desk.pass({ method, url: `https://api.sinay.ai${path}`, body: '{}' }, { status: 200, text: '{}' });
    expect(call.quote.recognised.action).toBe('read');
    expect(call.quoted['shipment'] ?? [0, 0, 0]).toEqual([0, 0, 0]);
    expect(desk.usage()).toEqual([]);
  });
});
