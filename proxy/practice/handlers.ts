import { type HttpHandler, http } from 'msw/http';
import type { Simulated17track } from './simulated-17track.ts';
import type { SimulatedAnswer, SimulatedCall } from './simulated-call.ts';
import type { SimulatedSafecube } from './simulated-safecube.ts';

/**
 * The simulated 17TRACK behind a base address: `https://api.17track.net`, or a path that any host may carry,
 * as `/_tollgate/practice/17track`. Every request below the base is answered.
 */
export function handle17track(simulated: Simulated17track, base: string): HttpHandler {
  return handleBelow(base, simulated.answer);
}

/** The simulated Safecube behind a base address, as `handle17track`. */
export function handleSafecube(simulated: SimulatedSafecube, base: string): HttpHandler {
  return handleBelow(base, simulated.answer);
}

function handleBelow(base: string, answer: (call: SimulatedCall) => SimulatedAnswer): HttpHandler {
  return http.all(
    ({ request }) => pathBelow(request.url, base) !== null,
    async ({ request }) => {
      const call: SimulatedCall = {
        method: request.method.toUpperCase(),
        path: pathBelow(request.url, base) ?? '/',
        query: new URL(request.url).searchParams,
        headers: request.headers,
        body: await request.text(),
      };
      return toResponse(answer(call));
    },
  );
}

/** The path of an address below the base, with its leading slash; null when it lies elsewhere. */
function pathBelow(address: string, base: string): string | null {
  const { origin, pathname } = new URL(address);
  const whole = base.startsWith('/') ? pathname : origin + pathname;
  const root = base.replace(/\/+$/, '');
  return whole.startsWith(`${root}/`) ? whole.slice(root.length) : null;
}

function toResponse(answer: SimulatedAnswer): Response {
  const { status, body } = answer;
  if (body === null) return new Response(null, { status });
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json; charset=utf-8' } });
}
