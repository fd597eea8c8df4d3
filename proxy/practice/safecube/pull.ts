import type { SimulatedAnswer } from '../simulated-call.ts';
import { monthOf } from '../utc-month.ts';
import { type CallContext, type CallCounts, keyOf, noteReached } from './client.ts';
import { errorAnswer } from './error-body.ts';
import type { LineAnswer, NotContactedCode, ShipmentType } from './line-answer.ts';
import { findSealine, type Sealine, takesType } from './sealines.ts';
import { shipmentBody } from './shipment-body.ts';

const rateWindowMs = 10_000;
const types: readonly ShipmentType[] = ['CT', 'BL', 'BK'];

/** GET `shipment`: asks the line now. Any answer of the line bills the number for the month; no answer bills nothing. */
export function pullShipment(query: URLSearchParams, context: CallContext): SimulatedAnswer {
  const answer = isTooFast(context) ? errorAnswer(429, 'TOO_MANY_REQUESTS', context.at) : pullAsked(query, context);
  countCall(answer.status, context);
  return answer;
}

function pullAsked(query: URLSearchParams, context: CallContext): SimulatedAnswer {
  const { client, terms, at } = context;
  const entered = query.get('shipmentNumber') ?? '';
  if (entered.trim() === '') return errorAnswer(400, 'Param: shipmentNumber cannot be null or empty', at);
  for (const name of ['route', 'ais']) {
    const value = query.get(name) ?? 'true';
    if (!/^(true|false)$/i.test(value)) return errorAnswer(400, `Cannot convert value: ${value} to Boolean`, at);
  }
  const key = keyOf(entered);
  const answer = obstacleTo(query, terms.sealines) ?? terms.askLine(key, at);
  if (answer.kind === 'not-contacted')
    return errorAnswer(answer.sentAs ?? answer.errorCode, answer.code, at, answer.errorCode);
  noteReached(client, key, at, 'container-tracking');
  if (answer.kind === 'no-data') return errorAnswer(200, answer.code, at);
  return { status: 200, body: shipmentBody(entered, answer.shipment, at, terms.sealines) };
}

/** What the given type and line rule out before any line is asked. */
function obstacleTo(query: URLSearchParams, sealines: readonly Sealine[]): LineAnswer | null {
  const asked = query.get('shipmentType') || null;
  const type = types.find((one) => one === asked);
  if (asked !== null && type === undefined) return notContacted('WRONG_TYPE');
  const scac = query.get('sealine') || null;
  if (scac === null) return null;
  if (!/^[A-Z]{4}$/.test(scac)) return notContacted('WRONG_SEALINE');
  const sealine = findSealine(sealines, scac);
  if (sealine === undefined) return notContacted('SEALINE_NOT_SUPPORTED');
  if (sealine.maintenance) return notContacted('SEALINE_UNDER_MAINTENANCE');
  return type !== undefined && !takesType(sealine, type) ? notContacted('TYPE_NOT_SUPPORTED_FOR_SEALINE') : null;
}

function notContacted(code: NotContactedCode): LineAnswer {
  return { kind: 'not-contacted', errorCode: 400, code };
}

function isTooFast({ client, terms, at }: CallContext): boolean {
  if (terms.callsPerTenSeconds === 0) return false;
  client.pullCalls = [...client.pullCalls.filter((earlier) => earlier > at - rateWindowMs), at];
  return client.pullCalls.length > terms.callsPerTenSeconds;
}

function countCall(status: number, { client, at }: CallContext): void {
  const before: CallCounts = client.callsByMonth.get(monthOf(at)) ?? { success: 0, clientError: 0, serverError: 0 };
  const after =
    status < 400
      ? { ...before, success: before.success + 1 }
      : status < 500
        ? { ...before, clientError: before.clientError + 1 }
        : { ...before, serverError: before.serverError + 1 };
  client.callsByMonth.set(monthOf(at), after);
}
