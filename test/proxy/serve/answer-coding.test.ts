import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { answerCoded } from '../../practice/local-move.ts';
import { deskBefore, openedDesk } from './opened-desk.ts';
import { parcels } from './proxy-desk.ts';
import { ACCEPTED, rawRegister } from './raw-register.ts';

describe('an answer to a call that may charge', () => {
  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['zstd', zstdCompressSync],
  ] as const)('in %s is passed on byte for byte and settles as the plain one does', async (coding, pack) => {
    const packed = pack(Buffer.from(ACCEPTED));
    const desk = await deskBefore((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': coding });
      response.end(packed);
    });
    const answer = await rawRegister(desk);
    expect(answer.body.equals(packed)).toBe(true);
    expect(answer.headers['content-encoding']).toBe(coding);
    expect(answer.headers['tollgate-charged']).toBe('tracking=1');
  });

  it('packed twice is unpacked twice to settle it', async () => {
    const packed = brotliCompressSync(gzipSync(Buffer.from(ACCEPTED)));
    const desk = await deskBefore((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip, br' });
      response.end(packed);
    });
    const answer = await rawRegister(desk);
    expect(answer.body.equals(packed)).toBe(true);
    expect(answer.headers['tollgate-charged']).toBe('tracking=1');
  });

  it.each(['gzip', 'br'] as const)('of the simulated provider in %s settles all of a batch', async (coding) => {
    const desk = await openedDesk();
    desk.provider.standing(answerCoded(coding));
    const answer = await desk.register(parcels(40));
    expect(answer.headers.get('tollgate-charged')).toBe('tracking=40');
    expect(JSON.parse(await answer.text()).data.accepted).toHaveLength(40);
  });

  it('that claims a coding it does not have is passed on all the same, and is unresolved', async () => {
    const desk = await deskBefore((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end(ACCEPTED);
    });
    const answer = await rawRegister(desk);
    expect(answer.body.toString()).toBe(ACCEPTED);
    expect(await desk.usage()).toMatchObject([{ charged: 0, unresolved: 1 }]);
  });
});
