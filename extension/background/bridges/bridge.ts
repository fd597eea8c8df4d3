import type { Caller } from '../../../shared/holding/live-calls.ts';
import type { FromBackground } from '../../../shared/messages/bridge-port.ts';
import type { PageOf } from './page-of.ts';

/** A connected document: who made the calls that wait here. */
export interface Bridge extends Caller {
  readonly page: PageOf;
  readonly tell: (message: FromBackground) => void;
}
