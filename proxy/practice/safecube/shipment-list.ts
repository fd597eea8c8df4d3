import { isObject, parseJson, textOf } from '../json-value.ts';
import type { SimulatedAnswer } from '../simulated-call.ts';
import { type CallContext, type Endpoint, keyOf, type ListedShipment } from './client.ts';
import { errorAnswer } from './error-body.ts';
import { forgetUnlisted, poll, watch } from './polling.ts';

/** Endpoints and the shipments a call names for each; shipments without a number are left out. */
type Named = readonly (readonly [Endpoint, readonly ListedShipment[]])[];

/** POST `easy-shipment`: adds, and asks the lines at once. */
export function addShipments(body: string, context: CallContext): SimulatedAnswer {
  const named = readNamed(body, context);
  if ('status' in named) return named;
  addNamed(named, context, context.at);
  poll(context.client, context.terms, context.at);
  return { status: 200, body: listBody(named.map(([endpoint]) => endpoint)) };
}

/** POST `easy-shipment-asynchronous`: adds; the lines are asked later, and the answer says nothing about them. */
export function addShipmentsLater(body: string, context: CallContext): SimulatedAnswer {
  const named = readNamed(body, context);
  if ('status' in named) return named;
  addNamed(named, context, context.at + context.terms.firstPollMs);
  return { status: 202, body: null };
}

/** DELETE `easy-shipment`: removes, with the map that added. What was billed stays billed. */
export function removeShipments(body: string, context: CallContext): SimulatedAnswer {
  const named = readNamed(body, context);
  if ('status' in named) return named;
  for (const [endpoint, shipments] of named) {
    for (const { number } of shipments) {
      endpoint.shipments.delete(keyOf(number));
      forgetUnlisted(context.client, keyOf(number));
    }
  }
  return { status: 200, body: {} };
}

/** GET `easy-shipment`: what each endpoint's list holds. */
export function listShipments(context: CallContext): SimulatedAnswer {
  return { status: 200, body: listBody([...context.client.endpoints.values()]) };
}

function addNamed(named: Named, context: CallContext, firstPollAt: number): void {
  for (const [endpoint, shipments] of named) {
    for (const shipment of shipments) {
      endpoint.shipments.set(keyOf(shipment.number), shipment);
      watch(context.client, keyOf(shipment.number), firstPollAt);
    }
  }
}

/** Reads the map of endpoints; an unknown endpoint refuses the whole call. */
function readNamed(body: string, context: CallContext): Named | SimulatedAnswer {
  const map = parseJson(body);
  if (!isObject(map)) return errorAnswer(400, 'BAD_REQUEST', context.at);
  const named: (readonly [Endpoint, readonly ListedShipment[]])[] = [];
  for (const [id, value] of Object.entries(map)) {
    const endpoint = context.client.endpoints.get(id);
    if (endpoint === undefined) return errorAnswer(404, 'NOT_FOUND', context.at);
    const shipments = isObject(value) ? value['shipments'] : undefined;
    if (!Array.isArray(shipments)) return errorAnswer(400, 'BAD_REQUEST', context.at);
    named.push([endpoint, shipments.flatMap(readShipment)]);
  }
  return named;
}

function readShipment(value: unknown): readonly ListedShipment[] {
  if (!isObject(value)) return [];
  const number = textOf(value['number']);
  return number === null ? [] : [{ number, type: textOf(value['type']), sealine: textOf(value['sealine']) }];
}

function listBody(endpoints: readonly Endpoint[]): object {
  return Object.fromEntries(
    endpoints.map((endpoint) => [
      endpoint.id,
      {
        shipments: [...endpoint.shipments.values()].map(({ number, type, sealine }) => ({
          number,
          ...(type === null ? {} : { type }),
          ...(sealine === null ? {} : { sealine }),
        })),
      },
    ]),
  );
}
