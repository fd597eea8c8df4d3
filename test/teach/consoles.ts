import type { TaughtCost } from '../../shared/teach/taught-rule.ts';
import type { Console } from '../consoles/console.ts';
import { openFormConsole } from '../consoles/form-console.ts';
import { ADD, openGraphqlConsole, READ } from '../consoles/graphql-console.ts';
import { openRestConsole } from '../consoles/rest-console.ts';
import type { Sent } from './record.ts';

/** A console, what its page sends when a person adds numbers, and what it charges for. */
export interface Tried {
  readonly name: string;
  readonly open: () => Console;
  /** What is sent before anything is done, when these are added, and after. */
  readonly before: readonly Sent[];
  readonly add: (numbers: readonly string[]) => Sent;
  readonly after: (number: string) => readonly Sent[];
  readonly cost: TaughtCost;
  /** Where its numbers are, as people read it. */
  readonly trail: readonly string[];
  readonly says: string | null;
}

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

const graph = (query: string, variables: unknown): Sent => ({
  path: '/graphql',
  type: JSON_TYPE,
  body: JSON.stringify({ query, variables }),
});

export const consoles: readonly Tried[] = [
  {
    name: 'JSON',
    open: openRestConsole,
    before: [{ method: 'GET', path: '/api/v1/session' }],
    add: (numbers) => ({
      path: '/api/v1/accounts/4711/shipments/import',
      body: JSON.stringify({
        source: 'console',
        items: numbers.map((containerNo, line) => ({ line, containerNo, note: '' })),
      }),
    }),
    after: (number) => [{ method: 'GET', path: `/api/v1/shipments/${number}/events` }],
    cost: { kind: 'units', units: 1, once: 'registration' },
    trail: ['items', 'each', 'containerNo'],
    says: 'CREATED',
  },
  {
    name: 'GraphQL',
    open: openGraphqlConsole,
    before: [graph('query sealines { sealines { id } }', {})],
    add: (numbers) => graph(ADD, { input: numbers.map((ref) => ({ ref, sealine: 'AUTO' })) }),
    after: (ref) => [graph(READ, { ref })],
    cost: { kind: 'units', units: 1, once: 'period' },
    trail: ['variables', 'input', 'each', 'ref'],
    says: 'ADDED',
  },
  {
    name: 'form posts',
    open: openFormConsole,
    before: [{ path: '/ping', type: FORM_TYPE, body: 'at=1700000000000' }],
    add: (numbers) => ({
      path: '/cgi/tracking',
      type: FORM_TYPE,
      body: String(new URLSearchParams({ action: 'trackAdd', list: numbers.join('\n'), lang: 'en' })),
    }),
    after: () => [],
    cost: { kind: 'units', units: 1, once: 'each' },
    trail: ['list'],
    says: null,
  },
];
