import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openedDesk } from './opened-desk.ts';
import { parcels } from './proxy-desk.ts';
import { rawCall } from './raw-call.ts';

/** Opens so many connections that say the same beginning, and then a letter at a time; or never a word. */
const dribbling = async (port: number, count: number, beginning: string): Promise<readonly Socket[]> => {
  const sockets: Socket[] = [];
  const timer = setInterval(() => {
    for (const socket of sockets) if (beginning !== '' && socket.writable) socket.write('x');
  }, 200);
  onTestFinished(() => {
    clearInterval(timer);
    for (const socket of sockets) socket.destroy();
  });
  for (let nth = 0; nth < count; nth += 100) {
    const opened = Array.from({ length: Math.min(100, count - nth) }, () => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => socket.destroy());
      sockets.push(socket);
      return new Promise<void>((resolve) => {
        socket.once('close', () => resolve());
        socket.once('connect', () => socket.write(beginning, () => resolve()));
      });
    });
    await Promise.all(opened);
  }
  return sockets;
};

describe('a proxy to which somebody opens 1,500 connections', () => {
  it('answers others while no header of them ever ends', async () => {
    const desk = await openedDesk();
    await dribbling(desk.port, 1500, `GET /_tollgate/health HTTP/1.1\r\nHost: 127.0.0.1:${desk.port}\r\nX-Slow: `);
    for (let nth = 0; nth < 5; nth++) {
      expect((await rawCall(desk.port, '/_tollgate/health')).status).toBe(200);
      await wait(50);
    }
    expect((await desk.register(parcels(1))).status).toBe(200);
  });

  it('answers others while none of them says a word', async () => {
    const desk = await openedDesk();
    await dribbling(desk.port, 1500, '');
    expect((await rawCall(desk.port, '/_tollgate/health')).status).toBe(200);
  });

  it('answers others while none of their bodies ever ends', async () => {
    const desk = await openedDesk();
    const head = `POST /17track/track/v2.4/register HTTP/1.1\r\nHost: 127.0.0.1:${desk.port}\r\n17token: key\r\nContent-Length: 100000\r\n\r\n[`;
    await dribbling(desk.port, 1500, head);
    expect((await rawCall(desk.port, '/_tollgate/health')).status).toBe(200);
  });

  it('ends those that have waited longest, and keeps those that are being answered', async () => {
    const desk = await openedDesk();
    const head = `POST /17track/track/v2.4/register HTTP/1.1\r\nHost: 127.0.0.1:${desk.port}\r\n17token: key\r\nContent-Length: 100000\r\n\r\n[`;
    const [asking] = await dribbling(desk.port, 1, head);
    const first = await dribbling(desk.port, 100, '');
    const last = await dribbling(desk.port, 500, '');
    await expect.poll(() => first.filter((socket) => !socket.destroyed).length).toBe(0);
    expect(last.filter((socket) => !socket.destroyed)).toHaveLength(500);
    expect(asking?.destroyed).toBe(false);
  });
});
