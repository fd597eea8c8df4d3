import { type JsonObject, sayValue, textOf } from '../json-value.ts';
import type { SimulatedAnswer } from '../simulated-call.ts';
import { type CallContext, deduct, trackingLeft } from './account.ts';
import type { RefusalName } from './codes.ts';
import { trackInfo } from './details.ts';
import { trackV1 } from './details-v1.ts';
import { refusedBare, served } from './envelope.ts';
import { accept, type Outcome, readNumber, reject, serveEach } from './item.ts';
import type { RealTimeOutcome } from './options.ts';
import { findCarrier } from './register.ts';
import { isTranslationDenied } from './translation.ts';

const standardUnits = 1;
const instantUnits = 10;

const failures: Readonly<Record<Exclude<RealTimeOutcome, 'found'>, RefusalName>> = {
  'timed-out': 'carrierTimedOut',
  failed: 'carrierFailed',
  'system-error': 'realTimeFailed',
  'not-offered': 'notOfferedInRealTime',
};

/** `getRealTimeTrackInfo`: 1 unit (Standard) or 10 (Instant) for each item accepted, each time, registered or not. */
export function queryRealTime(items: readonly unknown[], context: CallContext): SimulatedAnswer {
  if (context.rules.realTime === 'not-permitted') return refusedBare('realTimeNotPermitted');
  return served(serveEach(items, (item) => queryOne(item, context)));
}

function queryOne(item: JsonObject, context: CallContext): Outcome {
  const { account, rules, at, version } = context;
  const read = readNumber(item);
  if ('refused' in read) return read.refused;
  const { number } = read;
  const units = unitsOf(item['cacheLevel']);
  if (units === null) return reject(item, 'fieldValueInvalid', sayValue(item['cacheLevel']), 'cacheLevel');
  const found = findCarrier(item, number, context);
  if ('refused' in found) return reject(item, found.refused);
  const { carrier } = found;
  if (trackingLeft(account, rules, at) < units) return reject(item, 'quotaExhausted');
  const outcome = rules.realTimeOutcome(number, carrier);
  if (outcome !== 'found') return reject(item, failures[outcome]);

  deduct(account, { at, meter: 'tracking', units, number, carrier, why: 'real-time' });
  const translatedTo = translate(item, number, carrier, context);
  const [first, ...rest] = rules.journey(number, carrier);
  const events = first === undefined ? rest : [first];
  const tag = textOf(item['tag']);
  if (version < 2) return accept({ number, carrier, tag, track: trackV1(at, events) });
  return accept({
    number,
    carrier,
    param: null,
    tag,
    track_info: trackInfo(carrier, at, events, translatedTo, context),
  });
}

/** Standard, or none: 1. Instant: 10. Clients write words or 0 and 1. */
function unitsOf(cacheLevel: unknown): number | null {
  switch (typeof cacheLevel === 'string' ? cacheLevel.trim().toLowerCase() : cacheLevel) {
    case undefined:
    case null:
    case '':
    case 'standard':
    case '0':
    case 0:
      return standardUnits;
    case 'instant':
    case '1':
    case 1:
      return instantUnits;
    default:
      return null;
  }
}

/** Translates the answer when asked to: one unit each time it succeeds and a unit is left. */
function translate(item: JsonObject, number: string, carrier: number, context: CallContext): string | null {
  const { account, rules, at, version } = context;
  const lang = version >= 2 ? textOf(item['lang']) : null;
  if (lang === null || isTranslationDenied(item['translation_mode'])) return null;
  if (trackingLeft(account, rules, at) < 1 || !rules.translationSucceeds(number, lang)) return null;
  deduct(account, { at, meter: 'tracking', units: 1, number, carrier, why: 'translation' });
  return lang;
}
