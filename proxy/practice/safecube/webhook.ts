import { isObject, parseJson, textOf } from '../json-value.ts';
import type { SimulatedAnswer, SimulatedCall } from '../simulated-call.ts';
import { isoSeconds } from '../utc-month.ts';
import { type CallContext, type Endpoint, newEndpoint } from './client.ts';
import { errorAnswer } from './error-body.ts';

/** POST `application`: creates the customer's webhook application. */
export function createApplication(call: SimulatedCall, context: CallContext): SimulatedAnswer {
  const body = parseJson(call.body);
  const name = isObject(body) ? textOf(body['name']) : null;
  if (name === null) return errorAnswer(400, 'BAD_REQUEST', context.at);
  context.client.created += 1;
  return {
    status: 201,
    body: { id: `app_practice${context.client.created}`, name, createdAt: isoSeconds(context.at) },
  };
}

/** POST `endpoint`: creates a receiver; the same `idempotency-key` again gives the same one. */
export function createEndpoint(call: SimulatedCall, context: CallContext): SimulatedAnswer {
  const { client, at } = context;
  const body = parseJson(call.body);
  const url = isObject(body) ? textOf(body['url']) : null;
  if (!isObject(body) || url === null) return errorAnswer(400, 'BAD_REQUEST', at);
  const once = call.headers.get('idempotency-key');
  const known = once === null ? undefined : client.endpoints.get(client.idempotent.get(once) ?? '');
  if (known !== undefined) return { status: 201, body: endpointBody(known) };
  client.created += 1;
  const endpoint = newEndpoint(`ep_practice${client.created}`, at, url, textOf(body['description']) ?? '');
  client.endpoints.set(endpoint.id, endpoint);
  if (once !== null) client.idempotent.set(once, endpoint.id);
  return { status: 201, body: endpointBody(endpoint) };
}

/** GET `endpoint`: all receivers. */
export function listEndpoints(context: CallContext): SimulatedAnswer {
  const data = [...context.client.endpoints.values()].map(endpointBody);
  return { status: 200, body: { data, done: true, iterator: null } };
}

/** GET `endpoint/{id}/stats`: deliveries; the practice sends none. */
export function readStats(id: string, context: CallContext): SimulatedAnswer {
  if (!context.client.endpoints.has(id)) return errorAnswer(404, 'NOT_FOUND', context.at);
  return { status: 200, body: { success: 0, pending: 0, sending: 0, fail: 0 } };
}

/** POST `endpoint/{id}/replay-missing`: resends failed messages. */
export function replayMissing(id: string, context: CallContext): SimulatedAnswer {
  return context.client.endpoints.has(id) ? { status: 204, body: null } : errorAnswer(404, 'NOT_FOUND', context.at);
}

function endpointBody(endpoint: Endpoint): object {
  const createdAt = isoSeconds(endpoint.createdAt);
  const { id, url, description } = endpoint;
  return {
    id,
    url,
    description,
    version: 1,
    disabled: false,
    channels: null,
    filterTypes: null,
    createdAt,
    updatedAt: createdAt,
  };
}
