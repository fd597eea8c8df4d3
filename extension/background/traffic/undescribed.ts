import type { Asking } from '../../../shared/gate/asking.ts';
import type { WireCall } from '../../../shared/messages/bridge-port.ts';
import { carriedNumbers } from '../../../shared/recognise/carried-numbers.ts';
import { addressOf, type Undescribed } from '../../../shared/traffic/address.ts';
import { textOfBody } from '../bridges/http-call.ts';

/** The address of a call that no rule describes, as a person may say what becomes of it; null for any other call. */
export const undescribedOf = ({ recognised }: Asking, call: WireCall): Undescribed | null => {
  if (recognised.isUndescribed !== true) return null;
  const body = textOfBody(call);
  const address = addressOf(call.method, call.url, body);
  return address === null ? null : { ...address, carried: carriedNumbers(call.url, body).length };
};
