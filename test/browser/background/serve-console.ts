import { onTestFinished } from 'vitest';
import type { Console } from '../../consoles/console.ts';
import { startHttpsServer } from '../https-server.ts';

/** Serves a console, its page and its answers, under its host. Resolves with the port. Closed when the test ends. */
export const serveConsole = async (console: Console): Promise<number> => {
  const { port, close } = await startHttpsServer(async (request, response) => {
    const method = request.method ?? 'GET';
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    if (method === 'GET' && request.url === '/') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(console.page);
      return;
    }
    const headers = { 'content-type': request.headers['content-type'] ?? '' };
    const body = method === 'GET' ? {} : { body: Buffer.concat(chunks) };
    const answer = await console.answer(
      new Request(`https://${console.host}${request.url}`, { method, headers, ...body }),
    );
    const type = answer.headers.get('content-type') ?? 'text/plain';
    response.writeHead(answer.status, { 'content-type': type }).end(await answer.text());
  });
  onTestFinished(close);
  return port;
};
