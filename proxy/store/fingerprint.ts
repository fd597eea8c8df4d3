import { createHmac, randomBytes } from 'node:crypto';
import type { KeepingShelf } from '../../shared/ledger/keeping-shelf.ts';
import { LedgerError } from '../../shared/ledger/store.ts';

const KEY = 'fingerprint-key';
const KEY_BYTES = 32;
const ID_CHARACTERS = 16;

/**
 * Makes account ids of credentials: the same for the same provider and credential within one store, and without its key they say nothing of it. The key
 * is made when it is first needed; of several processes that make one, all use the one that was kept first. Rejects with LedgerError.
 */
export function openFingerprint(
  settings: Pick<KeepingShelf, 'keep'>,
): (provider: string, credential: string) => Promise<string> {
  let key: Promise<Buffer> | null = null;
  return async (provider, credential) => {
    key ??= keptKey(settings);
    try {
      const hmac = createHmac('sha256', await key);
      return hmac.update(`${provider}\0${credential}`).digest('hex').slice(0, ID_CHARACTERS);
    } catch (error) {
      key = null;
      throw error;
    }
  };
}

async function keptKey(settings: Pick<KeepingShelf, 'keep'>): Promise<Buffer> {
  const kept = await settings.keep(KEY, randomBytes(KEY_BYTES).toString('hex'));
  const key = Buffer.from(typeof kept === 'string' ? kept : '', 'hex');
  if (key.length === KEY_BYTES) return key;
  throw new LedgerError(
    'the key that account ids are made with is damaged on the shelf settings: put back a copy of the ledger, for a new key would make every account a new one',
  );
}
