import type { BlockedHere, GuardState } from './messages.ts';
import { fieldsOf, listOf, number, orNull, type Parse, text } from './parse-json.ts';
import { readPause } from './read-policies.ts';

/** A provider whose numbers can be checked. */
export const readCheckable: Parse<{ readonly provider: string; readonly title: string }> = (value, where) => {
  const field = fieldsOf(value, where);
  return { provider: field('provider', text), title: field('title', text) };
};

/** What `guardState` answers. */
export const readGuardState: Parse<GuardState> = (value, where) => {
  const field = fieldsOf(value, where);
  return {
    guarding: field('guarding', listOf(text)),
    unguarded: field('unguarded', listOf(text)),
    checkable: field('checkable', listOf(readCheckable)),
    off: field('off', listOf(text)),
    notGiven: field('notGiven', listOf(text)),
    pause: field('pause', orNull(readPause)),
  };
};

const readBlocked: Parse<BlockedHere> = (value, where) => {
  const field = fieldsOf(value, where);
  return { title: field('title', text), calls: field('calls', number) };
};

/** What `blockedHere` answers. */
export const readBlockedHere: Parse<readonly BlockedHere[]> = listOf(readBlocked);
