import type { JsonObject } from '../json-value.ts';
import type { CallContext } from './account.ts';
import { eventsOf, findPair, registrationsOf } from './aging.ts';
import type { RefusalName } from './codes.ts';
import type { Batch } from './envelope.ts';
import { type AskedCarrier, accept, type Outcome, readCarrier, readNumber, reject, serveEach } from './item.ts';
import type { Registration } from './registration.ts';

const freeChanges = 5;

/** What a change asks for: a new carrier, a new last-mile carrier, or both. */
interface Wanted {
  readonly carrier: AskedCarrier;
  readonly finalCarrier: AskedCarrier;
}

/** `changecarrier`: five changes of a registration are free, a sixth is refused. */
export function changeCarrier(items: readonly unknown[], context: CallContext): Batch {
  return serveEach(items, (item) => changeOne(item, context));
}

function changeOne(item: JsonObject, context: CallContext): Outcome {
  const read = readNumber(item);
  if ('refused' in read) return read.refused;
  const target = findOld(item, read.number, context);
  if (typeof target === 'string') return reject(item, target, read.number);
  const wanted: Wanted = {
    carrier: readCarrier(item['carrier_new']),
    finalCarrier: readCarrier(item['final_carrier_new']),
  };
  const obstacle = obstacleTo(target, wanted, context);
  if (obstacle !== null) return reject(item, obstacle, read.number);

  if (wanted.carrier.kind === 'code') target.carrier = wanted.carrier.code;
  if (wanted.finalCarrier.kind === 'code') target.finalCarrier = wanted.finalCarrier.code;
  target.carrierChanges += 1;
  target.carrierSince = context.at;
  return accept({ number: target.number, carrier: target.carrier, final_carrier: target.finalCarrier });
}

/** The registration to change, or why none can be named. */
function findOld(item: JsonObject, number: string, context: CallContext): Registration | RefusalName {
  const all = registrationsOf(number, context);
  const old = readCarrier(item['carrier_old']);
  if (old.kind === 'wrong') return 'oldCarrierUnknown';
  if (old.kind === 'code') return all.find((one) => one.carrier === old.code) ?? 'oldCarrierUnknown';
  return all.length > 1 ? 'severalCarriers' : (all[0] ?? 'notRegistered');
}

function obstacleTo(target: Registration, wanted: Wanted, context: CallContext): RefusalName | null {
  if (wanted.carrier.kind === 'none' && wanted.finalCarrier.kind === 'none') return 'newCarrierMissing';
  if (wanted.carrier.kind === 'wrong' || wanted.finalCarrier.kind === 'wrong') return 'newCarrierWrong';
  if (wanted.carrier.kind === 'code') {
    const { code } = wanted.carrier;
    if (context.rules.carrierState(code) !== 'open') return 'newCarrierWrong';
    if (code === target.carrier) return 'newCarrierSame';
    if (findPair(target.number, code, context) !== undefined) return 'targetRegistered';
  }
  const carrier = wanted.carrier.kind === 'code' ? wanted.carrier.code : target.carrier;
  if (wanted.finalCarrier.kind === 'code' && !context.rules.isPostalCarrier(carrier)) return 'lastMileNotPostal';
  if (target.stop !== null) return 'changeWhileStopped';
  if (eventsOf(target, context).length === 0) return 'noResultYet';
  return target.carrierChanges >= freeChanges ? 'changeLimit' : null;
}
