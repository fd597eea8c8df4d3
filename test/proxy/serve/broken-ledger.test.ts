import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { answerAfter } from '../../practice/local-move.ts';
import { openedDesk } from './opened-desk.ts';
import { type ProxyDesk, parcels } from './proxy-desk.ts';

/** Takes the ledger away from under the proxy, as a failing disk would. */
const breakLedger = (desk: ProxyDesk): void => {
  const database = new DatabaseSync(join(desk.dir, 'ledger.sqlite'));
  database.exec('DROP TABLE postings');
  database.close();
};

describe('a ledger that cannot be written', () => {
  it('lets no call leave that may charge: 503, and nothing reaches the provider', async () => {
    const desk = await openedDesk();
    breakLedger(desk);
    const answer = await desk.register(parcels(1));
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({
      type: 'urn:tollgate:problem:ledger',
      detail: expect.stringContaining('Nothing was sent'),
    });
    expect(desk.provider.seen).toEqual([]);
  });

  it('keeps no answer from the client: it comes without Tollgate-Charged, and the log says so', async () => {
    const desk = await openedDesk();
    desk.provider.script(answerAfter(200));
    const call = desk.register(parcels(1));
    await desk.provider.whenSeen(1);
    breakLedger(desk);
    const answer = await call;
    expect(answer.status).toBe(200);
    expect((await answer.json()).code).toBe(0);
    expect(answer.headers.has('tollgate-charged')).toBe(false);
    expect(desk.log.join('\n')).toContain('its units stay held');
  });

  it('keeps no read from the client', async () => {
    const desk = await openedDesk();
    breakLedger(desk);
    const answer = await desk.call('/17track/track/v2.4/getquota', { method: 'POST', headers: { '17token': 'key' } });
    expect(answer.status).toBe(200);
    expect((await answer.json()).code).toBe(0);
  });
});
