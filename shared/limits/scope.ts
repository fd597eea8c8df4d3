/**
 * Which calls something is about: those that agree in everything it names; null names nothing. A call is the narrowest scope there is: there null means that it
 * has none.
 */
export interface Scope {
  readonly provider: string | null;
  readonly account: string | null;
  readonly site: string | null;
  readonly action: string | null;
  readonly tag: string | null;
  /** Whose token the call came with. */
  readonly user: string | null;
}

const NAMES = ['provider', 'account', 'site', 'action', 'tag', 'user'] as const satisfies readonly (keyof Scope)[];

/** Every call there is. */
export const EVERY_CALL: Scope = { provider: null, account: null, site: null, action: null, tag: null, user: null };

/** True when all that the narrow one is about, the wide one is about, too. */
export const takesIn = (wide: Scope, narrow: Scope): boolean =>
  NAMES.every((name) => wide[name] === null || wide[name] === narrow[name]);

/** True when a scope names neither site, action, tag nor user: then it is about whole accounts. */
export const isOfAccounts = ({ site, action, tag, user }: Scope): boolean =>
  site === null && action === null && tag === null && user === null;
