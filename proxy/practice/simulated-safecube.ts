import { type Billing, type CallContext, type Client, keyOf, newClient } from './safecube/client.ts';
import { errorAnswer } from './safecube/error-body.ts';
import { type Product, type SimulatedSafecubeOptions, termsOf } from './safecube/options.ts';
import { forgetUnlisted, poll, watch } from './safecube/polling.ts';
import { pullShipment } from './safecube/pull.ts';
import { addShipments, addShipmentsLater, listShipments, removeShipments } from './safecube/shipment-list.ts';
import { readCallUsage, readShipmentUsage } from './safecube/usage.ts';
import { createApplication, createEndpoint, listEndpoints, readStats, replayMissing } from './safecube/webhook.ts';
import type { SimulatedAnswer, SimulatedCall } from './simulated-call.ts';

/** What Safecube truly bills: distinct numbers by calendar month (UTC), and when each was first reached. */
export interface TrueCountSafecube {
  readonly months: Readonly<Record<string, readonly string[]>>;
  readonly billings: readonly Billing[];
}

/** A simulated Safecube: one independent customer for each value of the header `API_KEY`. */
export interface SimulatedSafecube {
  readonly answer: (call: SimulatedCall) => SimulatedAnswer;
  /** Polls everything that is on a list up to `to` (milliseconds, included). Each call does so up to its own instant. */
  readonly advance: (to: number) => void;
  readonly trueCount: (key: string) => TrueCountSafecube;
  /** Numbers on any list now: endpoints and application. */
  readonly listed: (key: string) => readonly string[];
  /** Adds a shipment in the application, which no API call shows; its line is asked at once. */
  readonly addInApplication: (key: string, number: string) => void;
  readonly removeInApplication: (key: string, number: string) => void;
}

const pathFormat = /^\/(container-tracking\/api\/v2|webhook\/api\/v1|safecube\/api\/v1)\/(.+?)\/?$/;
const products: Readonly<Record<string, Product>> = {
  'container-tracking/api/v2': 'container-tracking',
  'webhook/api/v1': 'webhook',
  'safecube/api/v1': 'safecube',
};

/** Starts a simulated Safecube with no customers. It reads the time from `options.now` and does nothing by itself. */
export function createSimulatedSafecube(options: SimulatedSafecubeOptions): SimulatedSafecube {
  const terms = termsOf(options);
  const clients = new Map<string, Client>();
  const contextOf = (key: string): CallContext => {
    const client = clients.get(key) ?? newClient(terms);
    clients.set(key, client);
    const at = terms.now();
    poll(client, terms, at);
    return { client, terms, at };
  };

  return {
    answer(call) {
      const at = terms.now();
      const key = call.headers.get('API_KEY')?.trim() ?? '';
      const route = pathFormat.exec(call.path);
      const product = products[route?.[1] ?? ''];
      if (product === undefined) return errorAnswer(404, 'NOT_FOUND', at);
      if (call.method === 'OPTIONS') return { status: 204, body: null };
      if (!terms.acceptsKey(key)) return errorAnswer(401, 'UNAUTHORIZED', at);
      if (!terms.isEntitled(key, product)) return errorAnswer(403, 'FORBIDDEN', at);
      // The documents spell easy-shipment with a hyphen and with an underscore; ids keep theirs.
      const name = (route?.[2] ?? '').replace(/^[^/]+/, (first) => first.replaceAll('_', '-'));
      return serve(product, name, call, contextOf(key));
    },
    advance(to) {
      for (const client of clients.values()) poll(client, terms, to);
    },
    trueCount: (key) => countOf(contextOf(key).client),
    listed: (key) => [...contextOf(key).client.nextPoll.keys()],
    addInApplication(key, number) {
      const { client, at } = contextOf(key);
      client.application.add(keyOf(number));
      watch(client, keyOf(number), at);
      poll(client, terms, at);
    },
    removeInApplication(key, number) {
      const { client } = contextOf(key);
      client.application.delete(keyOf(number));
      forgetUnlisted(client, keyOf(number));
    },
  };
}

function serve(product: Product, name: string, call: SimulatedCall, context: CallContext): SimulatedAnswer {
  switch (`${product} ${call.method} ${name}`) {
    case 'container-tracking GET shipment':
      return pullShipment(call.query, context);
    case 'container-tracking GET sealines':
      return { status: 200, body: { sealines: context.terms.sealines } };
    case 'container-tracking GET usages':
      return readCallUsage(call.query, context);
    case 'container-tracking GET shipment-usage':
    case 'webhook GET shipment-usage':
      return readShipmentUsage(call.query, context);
    case 'webhook POST application':
      return createApplication(call, context);
    case 'webhook POST endpoint':
      return createEndpoint(call, context);
    case 'webhook GET endpoint':
      return listEndpoints(context);
    case 'webhook POST easy-shipment':
      return addShipments(call.body, context);
    case 'webhook POST easy-shipment-asynchronous':
      return addShipmentsLater(call.body, context);
    case 'webhook GET easy-shipment':
      return listShipments(context);
    case 'webhook DELETE easy-shipment':
    case 'webhook DELETE easy-shipment-asynchronous':
      return removeShipments(call.body, context);
    default:
      return product === 'webhook'
        ? serveEndpoint(name, call.method, context)
        : errorAnswer(404, 'NOT_FOUND', context.at);
  }
}

function serveEndpoint(name: string, method: string, context: CallContext): SimulatedAnswer {
  const [kind, id = '', part] = name.split('/');
  if (kind !== 'endpoint') return errorAnswer(404, 'NOT_FOUND', context.at);
  if (method === 'GET' && part === 'stats') return readStats(id, context);
  if (method === 'POST' && part === 'replay-missing') return replayMissing(id, context);
  return errorAnswer(404, 'NOT_FOUND', context.at);
}

function countOf(client: Client): TrueCountSafecube {
  const billings = [...client.billings].sort((a, b) => a.at - b.at);
  const months = new Map<string, string[]>();
  for (const { month, number } of billings) {
    const numbers = months.get(month);
    if (numbers === undefined) months.set(month, [number]);
    else numbers.push(number);
  }
  return { months: Object.fromEntries(months), billings };
}
