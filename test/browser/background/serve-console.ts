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

/** Runs in the page of the REST console: adds a number out of the sight of any hook. Resolves with the status, or with the name of the error. */
export const addByWorker = (number: string): Promise<unknown> =>
  new Promise((resolve) => {
    const body = JSON.stringify(JSON.stringify({ items: [{ line: 0, containerNo: number }] }));
    const to = `${location.origin}/api/v1/accounts/4711/shipments/import`;
    const code = `fetch('${to}', { method: 'POST', body: ${body} }).then(({ status }) => postMessage(status), ({ name }) => postMessage(name))`;
    new Worker(URL.createObjectURL(new Blob([code]))).onmessage = ({ data }) => resolve(data);
  });
