import { isObject, parseJson } from '../json-value.ts';
import type { SimulatedAnswer } from '../simulated-call.ts';
import { isoSeconds } from '../utc-month.ts';
import type { CallContext } from './account.ts';
import { allRegistrations, eventsOf } from './aging.ts';
import { illegal } from './envelope.ts';
import { filterOf } from './list-filter.ts';
import type { Registration } from './registration.ts';

const pageSize = 40;

/** `gettracklist`: free; forty rows a page, `page` beside `data`. */
export function list(body: string, context: CallContext): SimulatedAnswer {
  const query = body.trim() === '' ? {} : parseJson(body);
  if (!isObject(query)) return illegal('dataInvalid');
  const filter = filterOf(query);
  if (filter === null) return illegal('valueInvalid');
  const rows = allRegistrations(context)
    .map((registration) => rowOf(registration, context))
    .filter((row) => filter.keeps(row))
    .sort(filter.compare);
  const from = (filter.page - 1) * pageSize;
  return {
    status: 200,
    body: {
      page: {
        data_total: rows.length,
        page_total: Math.ceil(rows.length / pageSize),
        page_no: filter.page,
        page_size: pageSize,
      },
      code: 0,
      data: {
        accepted: rows.slice(from, from + pageSize).map((row) => forVersion(row, context.version)),
        rejected: [],
      },
    },
  };
}

/** One row of the list, with every field that any version shows. */
export type ListRow = ReturnType<typeof rowOf>;

function rowOf(registration: Registration, context: CallContext) {
  const events = eventsOf(registration, context);
  const last = events.at(-1);
  const { details, stop } = registration;
  const timeOf = (status: string): string | null => {
    const step = events.find((event) => event.status === status);
    return step === undefined ? null : isoSeconds(registration.registeredAt + step.afterMs);
  };
  return {
    number: registration.number,
    param: details.param,
    param_type: 'None',
    data_origin: 'Api',
    carrier: registration.carrier,
    final_carrier: registration.finalCarrier,
    shipping_country: null,
    recipient_country: null,
    register_time: isoSeconds(registration.registeredAt),
    tracking_status: stop === null ? 'Tracking' : 'Stopped',
    package_status: last?.status ?? 'NotFound',
    track_time: isoSeconds(stop?.at ?? context.at),
    sync_status: events.length > 0,
    push_time: registration.pushedAt === null ? null : isoSeconds(registration.pushedAt),
    push_status: pushStatus(registration),
    push_status_code: null,
    stop_track_time: stop === null ? null : isoSeconds(stop.at),
    stop_track_reason: stop?.reason ?? null,
    is_retracked: registration.retracked,
    carrier_change_count: registration.carrierChanges,
    tag: details.tag,
    email: details.email ?? '',
    order_no: details.orderNo,
    order_time: details.orderTime,
    lang: details.lang ?? '',
    remark: details.remark,
    latest_event_time: last === undefined ? null : isoSeconds(registration.registeredAt + last.afterMs),
    latest_event_info: last?.description ?? null,
    // The service spells this key so.
    delievery_time: timeOf('Delivered'),
    pickup_time: timeOf('AvailableForPickup') ?? '',
  };
}

function pushStatus(registration: Registration): string {
  if (registration.pushedAt === null) return 'NotPushed';
  return registration.pushFailed ? 'Failure' : 'Success';
}

/** Leaves out what a version does not show: `sync_status` came with 2.4, the orders' fields with 2. */
function forVersion(row: ListRow, version: number): object {
  if (version >= 2.4) return row;
  const { sync_status, ...second } = row;
  if (version >= 2) return second;
  const { param, param_type, email, order_no, order_time, lang, remark, ...first } = second;
  return first;
}
