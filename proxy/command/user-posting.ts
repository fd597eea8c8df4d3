import { randomUUID } from 'node:crypto';
import { WITHOUT_CALL } from '../../shared/ledger/without-call.ts';
import type { Posting } from '../../shared/model/posting.ts';
import type { CompiledPack } from '../../shared/pack/compiled.ts';
import { ORIGIN } from './open-ledger.ts';

/** What a person says of an account, beside any call: nothing moves by it but what `says` names. */
export const userPosting = (
  pack: CompiledPack,
  account: string,
  at: number,
  says: Pick<Posting, 'action'> & Partial<Pick<Posting, 'settings' | 'changes'>>,
): Posting => ({
  id: `account-${randomUUID()}`,
  kind: 'account',
  at,
  sent: at,
  ...WITHOUT_CALL,
  provider: pack.id,
  account,
  pack: pack.stamp,
  road: 'user',
  origin: ORIGIN,
  moves: [],
  changes: [],
  warnings: [],
  ...says,
});
