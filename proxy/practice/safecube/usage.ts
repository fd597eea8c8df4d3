import type { SimulatedAnswer } from '../simulated-call.ts';
import { monthOf, monthStart, nextMonthStart } from '../utc-month.ts';
import type { CallContext, Client, Road } from './client.ts';
import { errorAnswer } from './error-body.ts';

/** No month before this one is listed, however early a read starts. */
const earliest = Date.UTC(2000, 0, 1);

/** The provider's names for the roads in a usage answer. */
const apis: Readonly<Record<string, Road>> = {
  'container-tracking': 'container-tracking',
  webhook: 'webhook',
  application: 'application',
};

/** GET `shipment-usage`: the billed numbers by API and month. One number under two APIs is billed once. */
export function readShipmentUsage(query: URLSearchParams, context: CallContext): SimulatedAnswer {
  const months = monthsAsked(query, context.at);
  if (months === null) return errorAnswer(400, 'BAD_REQUEST', context.at);
  const usageOf = (road: Road): object => ({
    periodicUsages: Object.fromEntries(months.map((month) => [month, consumed(context.client, month, road)])),
  });
  return {
    status: 200,
    body: { apis: Object.fromEntries(Object.entries(apis).map(([name, road]) => [name, usageOf(road)])) },
  };
}

/** GET `usages`: calls, not shipments. */
export function readCallUsage(query: URLSearchParams, context: CallContext): SimulatedAnswer {
  const months = monthsAsked(query, context.at);
  if (months === null) return errorAnswer(400, 'BAD_REQUEST', context.at);
  const periods = months.map((month) => callsOf(context.client, month));
  const total = (field: keyof CallUsage): number => periods.reduce((sum, period) => sum + period[field], 0);
  return {
    status: 200,
    body: {
      allCalls: total('allCalls'),
      successCalls: total('successCalls'),
      clientErrorCalls: total('clientErrorCalls'),
      serverErrorCalls: total('serverErrorCalls'),
      consumedApiUnits: total('consumedApiUnits'),
      periodicUsages: Object.fromEntries(months.map((month, index) => [month, periods[index]])),
    },
  };
}

interface CallUsage {
  readonly allCalls: number;
  readonly successCalls: number;
  readonly clientErrorCalls: number;
  readonly serverErrorCalls: number;
  readonly consumedApiUnits: number;
}

function callsOf(client: Client, month: string): CallUsage {
  const { success, clientError, serverError } = client.callsByMonth.get(month) ?? {
    success: 0,
    clientError: 0,
    serverError: 0,
  };
  return {
    allCalls: success + clientError + serverError,
    successCalls: success,
    clientErrorCalls: clientError,
    serverErrorCalls: serverError,
    consumedApiUnits: success,
  };
}

function consumed(client: Client, month: string, road: Road): object {
  const numbers = [...(client.reached.get(month) ?? new Map<string, Set<Road>>())]
    .filter(([, roads]) => roads.has(road))
    .map(([number]) => number)
    .sort();
  return { consumedShipment: numbers.length, consumedShipmentList: numbers };
}

/**
 * The months a usage read asks for: whole ones, though a shorter range was given; the running month when no start is.
 * Months to come are left out; null when a time is none.
 */
function monthsAsked(query: URLSearchParams, at: number): readonly string[] | null {
  const start = query.get('startTime');
  const end = query.get('endTime');
  const from = start === null ? monthStart(at) : Math.max(Date.parse(start), earliest);
  const to = Math.min(end === null ? at : Date.parse(end), at);
  if (Number.isNaN(from) || Number.isNaN(to)) return null;
  const months: string[] = [];
  for (let month = monthStart(from); month < to || month === monthStart(from); month = nextMonthStart(month)) {
    months.push(monthOf(month));
  }
  return months;
}
