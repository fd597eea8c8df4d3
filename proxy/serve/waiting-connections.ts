import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Connections that have said nothing yet, or have been answered and may ask again. */
export interface WaitingConnections {
  /** Notes that a connection has asked something; it waits again when the answer is over. */
  readonly asked: (socket: Socket, answer: ServerResponse) => void;
}

/**
 * Keeps at most so many connections waiting: with one more, the one that has waited longest is ended. So whoever opens many and says nothing, or dribbles headers,
 * takes the place of his own only; a program that asks at once is heard.
 */
export const limitWaiting = (server: Server, most: number): WaitingConnections => {
  /** In the order in which they began to wait. */
  const waiting = new Set<Socket>();
  const asking = new Map<Socket, number>();
  const wait = (socket: Socket): void => {
    waiting.add(socket);
    const [longest] = waiting;
    if (waiting.size <= most || longest === undefined) return;
    waiting.delete(longest);
    longest.destroy();
  };
  server.on('connection', (socket: Socket) => {
    socket.once('close', () => {
      waiting.delete(socket);
      asking.delete(socket);
    });
    wait(socket);
  });
  return {
    asked: (socket, answer) => {
      waiting.delete(socket);
      asking.set(socket, (asking.get(socket) ?? 0) + 1);
      answer.once('close', () => {
        const others = (asking.get(socket) ?? 1) - 1;
        if (others > 0) asking.set(socket, others);
        else {
          asking.delete(socket);
          if (!socket.destroyed) wait(socket);
        }
      });
    },
  };
};
