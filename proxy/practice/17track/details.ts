import { isoSeconds } from '../utc-month.ts';
import type { CallContext } from './account.ts';
import { eventsOf } from './aging.ts';
import { carrierName } from './carriers.ts';
import { trackV1 } from './details-v1.ts';
import type { Batch } from './envelope.ts';
import { type Outcome, readPairs, reject, serveEach } from './item.ts';
import type { JourneyStep } from './journey.ts';
import type { Registration } from './registration.ts';
import { tryTranslation } from './translation.ts';

/** `gettrackinfo`: free. Without a carrier, every pair of the number answers. */
export function readDetailsOf(items: readonly unknown[], context: CallContext): Batch {
  return serveEach(items, (item): Outcome => {
    const read = readPairs(item, context);
    if ('refused' in read) return read.refused;
    const withNews = read.pairs.filter((registration) => eventsOf(registration, context).length > 0);
    if (withNews.length === 0) return reject(item, 'noInformation');
    return { kind: 'accepted', items: withNews.map((registration) => detailsItem(registration, context)) };
  });
}

function detailsItem(registration: Registration, context: CallContext): object {
  tryTranslation(registration, context);
  const { number, carrier, details, translation } = registration;
  const events = eventsOf(registration, context);
  if (context.version < 2)
    return { number, carrier, tag: details.tag, track: trackV1(registration.registeredAt, events) };
  const translatedTo = translation?.state === 'done' ? translation.lang : null;
  return {
    number,
    carrier,
    param: details.param,
    tag: details.tag,
    track_info: trackInfo(carrier, registration.registeredAt, events, translatedTo, context),
  };
}

/** A parcel's `track_info` as versions 2 and up show it. `translatedTo` puts the translation beside each event. */
export function trackInfo(
  carrier: number,
  since: number,
  events: readonly JourneyStep[],
  translatedTo: string | null,
  context: CallContext,
): object {
  const shown = events.map((step) => eventOf(step, since, translatedTo)).reverse();
  const last = events.at(-1);
  const status = last?.status ?? 'NotFound';
  const transitDays = Math.floor((context.at - since) / 86_400_000);
  return {
    shipping_info: { shipper_address: { country: null }, recipient_address: { country: null } },
    latest_status: { status, sub_status: `${status}_Other`, sub_status_descr: null },
    latest_event: shown[0] ?? null,
    time_metrics: {
      days_after_order: transitDays,
      days_of_transit: transitDays,
      days_of_transit_done: status === 'Delivered' ? transitDays : 0,
      days_after_last_update: last === undefined ? 0 : Math.floor((context.at - since - last.afterMs) / 86_400_000),
      estimated_delivery_date: { source: null, from: null, to: null },
    },
    milestone: events.map((step) => ({
      key_stage: step.status,
      time_iso: isoSeconds(since + step.afterMs),
      time_utc: isoSeconds(since + step.afterMs),
    })),
    misc_info: { service_type: null },
    tracking: {
      providers_hash: 0,
      providers: [
        {
          provider: {
            key: carrier,
            name: carrierName(carrier),
            alias: carrierName(carrier),
            tel: null,
            homepage: null,
            country: null,
          },
          provider_lang: null,
          ...(context.version >= 2.4 ? { provider_tips: null } : {}),
          service_type: null,
          latest_sync_status: 'Success',
          latest_sync_time: isoSeconds(context.at),
          events_hash: events.length,
          events: shown,
        },
      ],
    },
  };
}

function eventOf(step: JourneyStep, since: number, translatedTo: string | null): object {
  const time = isoSeconds(since + step.afterMs);
  return {
    time_iso: time,
    time_utc: time,
    time_raw: { date: time.slice(0, 10), time: time.slice(11, 19), timezone: null },
    description: step.description,
    ...(translatedTo === null
      ? {}
      : { description_translation: { lang: translatedTo, description: `${translatedTo}: ${step.description}` } }),
    location: step.location,
    stage: step.status,
    sub_status: `${step.status}_Other`,
    address: { country: null, city: step.location },
  };
}
