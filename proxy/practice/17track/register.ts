import { type JsonObject, textOf } from '../json-value.ts';
import { dayOf } from '../utc-month.ts';
import { type CallContext, countUp, deduct, trackingLeft } from './account.ts';
import { addRegistration, findPair } from './aging.ts';
import type { RefusalName } from './codes.ts';
import type { Batch } from './envelope.ts';
import { accept, type Outcome, readCarrier, readNumber, reject, serveEach } from './item.ts';
import type { CarrierNeed } from './options.ts';
import type { Details, Registration } from './registration.ts';
import { isTranslationDenied, setLanguage } from './translation.ts';

/** How the carrier of a new registration came about: 1 detected or corrected, 2 confirmed. */
type FoundCarrier = { readonly carrier: number; readonly origin: 1 | 2 } | { readonly refused: RefusalName };

const needs: Readonly<Record<CarrierNeed, { readonly fields: readonly string[]; readonly refusal: RefusalName }>> = {
  'country-and-postcode': {
    fields: ['destination_country', 'destination_postal_code'],
    refusal: 'countryAndPostcodeNeeded',
  },
  postcode: { fields: ['destination_postal_code'], refusal: 'postcodeNeeded' },
  phone: { fields: ['phone_number'], refusal: 'phoneNeeded' },
  date: { fields: ['ship_date'], refusal: 'detailNeeded' },
};

/** `register`: one unit for each pair of number and carrier accepted, one more for its translation. */
export function register(items: readonly unknown[], context: CallContext): Batch {
  return serveEach(items, (item) => registerOne(item, context));
}

function registerOne(item: JsonObject, context: CallContext): Outcome {
  const read = readNumber(item);
  if ('refused' in read) return read.refused;
  const { number } = read;
  const tag = textOf(item['tag']);
  if (tag !== null && tag.length > 100) return reject(item, 'fieldValueInvalid', tag, 'tag');
  const found = findCarrier(item, number, context);
  if ('refused' in found) return reject(item, found.refused);
  const obstacle = obstacleTo(item, number, found.carrier, context);
  if (obstacle !== null) return reject(item, obstacle, number);

  const { account, at } = context;
  const registration = newRegistration(item, number, found.carrier, context);
  addRegistration(registration, context);
  countUp(account.registrationsByDay, dayOf(at), 1);
  deduct(account, { at, meter: 'tracking', units: 1, number, carrier: found.carrier, why: 'register' });
  const { lang } = registration.details;
  if (lang !== null && !isTranslationDenied(item['translation_mode'])) setLanguage(registration, lang, context);
  return accept(acceptedItem(registration, found.origin, context.version));
}

/** Detects or corrects the carrier of an item, or says why it has none. */
export function findCarrier(item: JsonObject, number: string, context: CallContext): FoundCarrier {
  const { rules } = context;
  const asked = readCarrier(item['carrier']);
  const mayDetect = item['auto_detection'] !== false;
  if (asked.kind === 'wrong') return { refused: 'carrierWrong' };
  if (asked.kind === 'none') {
    const detected = mayDetect ? rules.detectCarrier(number) : null;
    return detected === null ? { refused: 'carrierNotDetected' } : { carrier: detected, origin: 1 };
  }
  if (rules.carrierState(asked.code) === 'unknown') return { refused: 'carrierWrong' };
  const carrier = mayDetect ? rules.correctCarrier(number, asked.code) : asked.code;
  return { carrier, origin: carrier === asked.code ? 2 : 1 };
}

/** What speaks against a registration, in the order the provider checks; null when nothing does. */
function obstacleTo(item: JsonObject, number: string, carrier: number, context: CallContext): RefusalName | null {
  const { account, rules, at } = context;
  if (rules.carrierState(carrier) === 'closed') return 'carrierClosed';
  const need = rules.carrierNeeds(carrier);
  if (need !== null && needs[need].fields.some((field) => textOf(item[field]) === null)) return needs[need].refusal;
  const lastMile = readCarrier(item['final_carrier']);
  if (lastMile.kind === 'wrong') return 'carrierWrong';
  if (lastMile.kind === 'code' && !rules.isPostalCarrier(carrier)) return 'lastMileNotPostal';
  if (findPair(number, carrier, context) !== undefined) return 'alreadyRegistered';
  const today = account.registrationsByDay.get(dayOf(at)) ?? 0;
  if (rules.dailyLimit > 0 && today >= rules.dailyLimit) return 'dailyLimit';
  return trackingLeft(account, rules, at) < 1 ? 'quotaExhausted' : null;
}

function newRegistration(item: JsonObject, number: string, carrier: number, context: CallContext): Registration {
  const { at, rules, version } = context;
  const lastMile = readCarrier(item['final_carrier']);
  return {
    number,
    carrier,
    finalCarrier: lastMile.kind === 'code' ? lastMile.code : 0,
    registeredAt: at,
    journey: rules.journey(number, carrier),
    trackedSince: at,
    carrierSince: at,
    carrierChanges: 0,
    stop: null,
    retracked: false,
    details: readDetails(item, version),
    languageGiven: false,
    translation: null,
    pushedAt: null,
    pushFailed: false,
  };
}

/** The user's fields of an item. Version 1 knows the tag only. */
function readDetails(item: JsonObject, version: number): Details {
  const later = version >= 2 ? item : {};
  return {
    tag: textOf(item['tag']),
    lang: textOf(later['lang']),
    email: textOf(later['email']),
    param: textOf(later['param']),
    orderNo: textOf(later['order_no']),
    orderTime: textOf(later['order_time']),
    remark: textOf(later['remark']),
  };
}

function acceptedItem(registration: Registration, origin: number, version: number): object {
  const { number, carrier, details } = registration;
  const { tag, email, lang, param } = details;
  if (version < 2) return { origin, number, carrier, tag };
  const common = { origin, number, carrier, tag, email, lang };
  return version < 2.4 ? { ...common, param } : common;
}
