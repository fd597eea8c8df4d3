import { getResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handle17track, handleSafecube } from '../../proxy/practice/handlers.ts';
import { createSimulated17track } from '../../proxy/practice/simulated-17track.ts';
import { createSimulatedSafecube } from '../../proxy/practice/simulated-safecube.ts';

const now = (): number => Date.parse('2026-11-10T12:00:00Z');
const seventeenTrack = createSimulated17track({ now });
const safecube = createSimulatedSafecube({ now });
const handlers = [
  handle17track(seventeenTrack, 'https://api.17track.net'),
  handleSafecube(safecube, 'https://api.sinay.ai/'),
];

function register(address: string, token: string): Request {
  return new Request(address, {
    method: 'POST',
    headers: { '17token': token },
    body: JSON.stringify([{ number: 'RR100000001CN', carrier: 3011 }]),
  });
}

describe('handlers below the providers’ own hosts', () => {
  const server = setupServer(...handlers);
  beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
  afterAll(() => server.close());

  it('answers a fetch to 17TRACK and counts it', async () => {
    const response = await fetch(register('https://api.17track.net/track/v2.4/register', 'fetched'));
    expect(await response.json()).toMatchObject({ code: 0, data: { accepted: [{ carrier: 3011 }], rejected: [] } });
    expect(seventeenTrack.planState('fetched').used).toBe(1);
  });

  it('answers a fetch to Safecube and counts it', async () => {
    const address = 'https://api.sinay.ai/container-tracking/api/v2/shipment?shipmentNumber=MSCU6639870&route=false';
    const response = await fetch(address, { headers: { API_KEY: 'fetched' } });
    expect(await response.json()).toMatchObject({ metadata: { shipmentNumber: 'MSCU6639870' } });
    expect(safecube.trueCount('fetched').months).toEqual({ '2026-11': ['MSCU6639870'] });
  });

  it('answers what the host does not know with 404 and no body', async () => {
    const response = await fetch('https://api.17track.net/en/doc');
    expect([response.status, await response.text()]).toEqual([404, '']);
  });
});

describe('handlers below a path', () => {
  const mounted = [handle17track(seventeenTrack, '/_tollgate/practice/17track')];

  it('answers on any host and port', async () => {
    for (const host of ['127.0.0.1:8717', 'localhost:1']) {
      const address = `http://${host}/_tollgate/practice/17track/track/v2.4/register`;
      const response = await getResponse(mounted, register(address, host));
      expect([response?.status, seventeenTrack.planState(host).used]).toEqual([200, 1]);
    }
  });

  it('leaves alone what lies beside the path', async () => {
    const address = 'http://127.0.0.1:8717/_tollgate/practice/17tracks/track/v2.4/register';
    expect(await getResponse(mounted, register(address, 'beside'))).toBeUndefined();
    expect(seventeenTrack.planState('beside').used).toBe(0);
  });
});
