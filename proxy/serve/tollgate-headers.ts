import { toUnits } from '../../shared/amount.ts';
import type { Quote } from '../../shared/rules/quote.ts';
import type { HeaderList } from '../http/header-list.ts';
import { writeDictionary } from '../http/structured-field.ts';

/** Units by meter; null where there is no allowance, or it is not known. */
export type Units = Readonly<Record<string, number | null>>;

export const likelyUnits = (quote: Quote): Units =>
  Object.fromEntries(quote.meters.map((meter) => [meter.meter, toUnits(meter.likely)]));

const headerOf = (name: string, units: Units | null): HeaderList => {
  const known = Object.entries(units ?? {}).filter((entry): entry is [string, number] => entry[1] !== null);
  return known.length === 0 ? [] : [name, writeDictionary(Object.fromEntries(known))];
};

/** What Tollgate adds to an answer that it passes on: likely units, charged and expected units, units left. Null leaves a header out. */
export const tollgateHeaders = (units: {
  readonly quote: Units;
  readonly charged: Units | null;
  readonly left: Units | null;
}): HeaderList => [
  ...headerOf('Tollgate-Quote', units.quote),
  ...headerOf('Tollgate-Charged', units.charged),
  ...headerOf('Tollgate-Left', units.left),
];
