import { TAUGHT } from '../../shared/teach/build-pack.ts';

/** Where the key lies that credentials are fingerprinted with. */
export const FINGERPRINT_KEY = 'fingerprint-key';
/** Where the name lies that this ledger's entries are signed with. */
export const ORIGIN = 'origin';

/** True for what nothing deletes: two random names that tell accounts and ledgers apart, so that a backup finds its accounts again. */
export const staysInSettings = (key: string): boolean => key === FINGERPRINT_KEY || key === ORIGIN;

/** True for the packs that the extension came with; what a person taught goes. */
export const staysInPacks = (key: string): boolean => !key.startsWith(TAUGHT);
