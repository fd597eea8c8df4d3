import { WITHOUT_CALL } from '../ledger/without-call.ts';
import type { Posting } from '../model/posting.ts';
import type { CompiledPack } from '../pack/compiled.ts';

/** Where a posting of a person's comes from. */
export interface WrittenBy {
  readonly id: string;
  readonly at: number;
  readonly origin: string;
}

/** What a person says of an account, beside any call: nothing moves by it but what `says` names. */
export const accountPosting = (
  pack: CompiledPack,
  account: string,
  { id, at, origin }: WrittenBy,
  says: Pick<Posting, 'action'> & Partial<Pick<Posting, 'settings' | 'changes'>>,
): Posting => ({
  id,
  kind: 'account',
  at,
  sent: at,
  ...WITHOUT_CALL,
  provider: pack.id,
  account,
  pack: pack.stamp,
  road: 'user',
  origin,
  moves: [],
  changes: [],
  warnings: [],
  ...says,
});
