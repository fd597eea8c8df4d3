import type { ListedNumber } from '../lists/list.ts';
import type { Ask } from '../model/posting.ts';
import { askFields } from '../pack/ask-fields.ts';
import type { CompiledCall, CompiledPack } from '../pack/compiled.ts';
import { isNumber, normaliseNumber, normaliseVariant } from '../pack/number.ts';
import type { Recognised } from './recognise.ts';

/** What a list says of one number. A carrier that is not known is none: the number may be any of its pairs, and no new one for certain. */
type Listed = Pick<ListedNumber, 'number' | 'carrier' | 'lang'>;

const fieldOf = (name: string, listed: Listed): unknown =>
  name === 'lang' && listed.lang !== '' ? listed.lang : undefined;

/** What a list of numbers stands for where a pack is only asked what taking them on would cost: its first call that charges for items. Null when it has none. */
export const firstCharging = (pack: CompiledPack): CompiledCall | null =>
  pack.calls.find((call) => call.readAsks !== null && call.charges.length > 0) ?? null;

/**
 * One call for all numbers of a list, though the provider may take only so many at once or one by one: that numbers stand twice is seen across the whole
 * list, and a list is not refused for its length.
 */
export const checkCall = (pack: CompiledPack, call: CompiledCall, listed: readonly Listed[]): Recognised => {
  const names = Object.keys(call.document.items?.fields ?? {});
  const asks = listed.map((one): Ask => {
    const number = normaliseNumber(one.number);
    return {
      number,
      variant: pack.document.item.variant === null ? '' : normaliseVariant(one.carrier),
      valid: isNumber(number, pack.document.item.valid),
      target: '',
      list: '',
      fields: askFields(names, (name) => fieldOf(name, one)),
    };
  });
  return {
    pack,
    call: { ...call, most: null },
    action: call.action,
    practice: false,
    credential: null,
    params: {},
    asks,
    items: asks.length,
    unreadable: null,
    unread: false,
    isLenient: false,
    isTooLarge: false,
  };
};
