import { type Console, json, notFound, pageWith } from './console.ts';

const SCRIPT = `
fetch('/api/v1/session');
const call = async (method, path, body) => {
  const response = await fetch(path, { method, headers: { 'content-type': 'application/json', 'x-account-id': '4711' }, body: body && JSON.stringify(body) });
  return response.json();
};
const send = async (numbers) => {
  const items = numbers.map((containerNo, line) => ({ line, containerNo, note: '' }));
  const { results } = await call('POST', '/api/v1/accounts/4711/shipments/import', { source: 'console', items });
  for (const { containerNo } of results) await call('GET', '/api/v1/shipments/' + containerNo + '/events');
  return results.map(({ outcome }) => outcome).join(', ');
};`;

const numberOf = (item: unknown): string => String(Object(item).containerNo ?? '').toUpperCase();

/** A console that talks JSON: a batch is registered, each new number is charged once. */
export const openRestConsole = (): Console => {
  const known = new Set<string>();
  const take = (number: string): string => {
    if (!/^[A-Z]{4}[0-9]{7}$/.test(number)) return 'INVALID';
    if (known.has(number)) return 'DUPLICATE';
    known.add(number);
    return 'CREATED';
  };
  return {
    host: 'console.freight.example',
    title: 'Freight console',
    page: pageWith('Freight console', SCRIPT),
    charged: () => known.size,
    answer: async (request) => {
      const { pathname } = new URL(request.url);
      if (request.method === 'POST' && /^\/api\/v1\/accounts\/\d+\/shipments\/import$/.test(pathname)) {
        const { items } = Object(await request.json());
        if (!Array.isArray(items)) return json({ error: 'items' }, 400);
        const results = items.map((item) => ({ containerNo: numberOf(item), outcome: take(numberOf(item)) }));
        return json({ results, took: 12 });
      }
      if (pathname === '/api/v1/session') return json({ user: 'me', since: 1_700_000_000_000 });
      if (/^\/api\/v1\/shipments\/\w+\/events$/.test(pathname)) return json({ events: [] });
      return notFound();
    },
  };
};
