import { type CallContext, deduct, trackingLeft } from './account.ts';
import type { Registration } from './registration.ts';

/** True when the fields forbid a translation. */
export function isTranslationDenied(mode: unknown): boolean {
  return mode === 'Denied';
}

/**
 * Sets a registration's language. The first language is owed one unit, deducted when the translation succeeds;
 * another language after it is free. With `on-acceptance` the translation is tried at once.
 */
export function setLanguage(registration: Registration, lang: string, context: CallContext): void {
  const owed = registration.languageGiven
    ? registration.translation?.state === 'pending' && registration.translation.owed
    : true;
  // A first translation that was never made, and so never paid, is not made free by asking for another language.
  if (registration.languageGiven && registration.translation?.state === 'failed') return;
  registration.languageGiven = true;
  registration.translation = { lang, state: 'pending', owed };
  if (context.rules.translates === 'on-acceptance') tryTranslation(registration, context);
}

/** Tries a pending translation. It is not made when it would cost a unit and none is left. */
export function tryTranslation(registration: Registration, context: CallContext): void {
  const pending = registration.translation;
  if (pending?.state !== 'pending') return;
  const { account, rules, at } = context;
  const affordable = !pending.owed || trackingLeft(account, rules, at) >= 1;
  if (!affordable || !rules.translationSucceeds(registration.number, pending.lang)) {
    registration.translation = { ...pending, state: 'failed' };
    return;
  }
  registration.translation = { ...pending, state: 'done' };
  if (!pending.owed) return;
  const { number, carrier } = registration;
  deduct(account, { at, meter: 'tracking', units: 1, number, carrier, why: 'translation' });
}
