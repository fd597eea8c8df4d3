import type { KeepingShelf } from '../../../shared/ledger/keeping-shelf.ts';
import { LedgerError } from '../../../shared/ledger/store.ts';
import { FINGERPRINT_KEY } from '../../store/what-stays.ts';

const BYTES = 8;

/** The key that credentials are fingerprinted with: made once, kept in the store, and never to be read out, not even by us. */
const keyOf = async (settings: KeepingShelf): Promise<CryptoKey> => {
  const known = await settings.get(FINGERPRINT_KEY);
  if (known instanceof CryptoKey) return known;
  const made = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const kept = await settings.keep(FINGERPRINT_KEY, made);
  if (kept instanceof CryptoKey) return kept;
  throw new LedgerError('the key that tells accounts apart is damaged: remove the extension’s data to begin anew');
};

/**
 * Fingerprints a credential: 16 hexadecimal digits, equal for equal credentials of one provider within this store, otherwise meaningless. The credential
 * is neither kept nor logged. Rejects with LedgerError.
 */
export const openFingerprint = (
  settings: KeepingShelf,
): ((provider: string, credential: string) => Promise<string>) => {
  let key: Promise<CryptoKey> | null = null;
  const open = async (): Promise<CryptoKey> => {
    key ??= keyOf(settings);
    try {
      return await key;
    } catch (error) {
      key = null;
      throw error;
    }
  };
  return async (provider, credential) => {
    const text = new TextEncoder().encode(`${provider}\n${credential}`);
    const digest = await crypto.subtle.sign('HMAC', await open(), text);
    return Array.from(new Uint8Array(digest, 0, BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('');
  };
};
