import { randomUUID } from 'node:crypto';
import { accountPosting } from '../../shared/books/account-posting.ts';
import type { Posting } from '../../shared/model/posting.ts';
import type { CompiledPack } from '../../shared/pack/compiled.ts';
import { ORIGIN } from './open-ledger.ts';

/** What a person says of an account at the command line. */
export const userPosting = (
  pack: CompiledPack,
  account: string,
  at: number,
  says: Parameters<typeof accountPosting>[3],
): Posting => accountPosting(pack, account, { id: `account-${randomUUID()}`, at, origin: ORIGIN }, says);
