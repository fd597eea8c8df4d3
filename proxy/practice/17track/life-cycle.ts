import type { CallContext } from './account.ts';
import { removeRegistration } from './aging.ts';
import type { RefusalName } from './codes.ts';
import type { Batch } from './envelope.ts';
import { type Outcome, readTargets, reject, serveEach } from './item.ts';
import type { Registration } from './registration.ts';

/** What one of the four small calls does to a registration: null when done, or why not. */
type Step = (registration: Registration, context: CallContext) => RefusalName | null;

/** `stoptrack`: free, nothing comes back. */
export function stop(items: readonly unknown[], context: CallContext): Batch {
  return stepEach(items, context, (registration) => {
    if (registration.stop !== null) return 'onlyTrackingStop';
    registration.stop = { at: context.at, reason: 'ByRequest' };
    return null;
  });
}

/** `retrack`: free, once for a registration, and only when it is stopped. */
export function restart(items: readonly unknown[], context: CallContext): Batch {
  return stepEach(items, context, (registration) => {
    if (registration.stop === null) return 'onlyStoppedRestart';
    if (registration.retracked) return 'restartedOnce';
    registration.stop = null;
    registration.retracked = true;
    registration.trackedSince = context.at;
    return null;
  });
}

/** `deletetrack`: free and for good; nothing comes back, and registering the pair again is charged again. */
export function remove(items: readonly unknown[], context: CallContext): Batch {
  return stepEach(items, context, (registration) => {
    removeRegistration(registration, context);
    return null;
  });
}

/** `push`: free; sends the webhook again. */
export function push(items: readonly unknown[], context: CallContext): Batch {
  return stepEach(items, context, (registration) => {
    if (context.rules.webhook === 'not-set') return 'webhookNotSet';
    registration.pushedAt = context.at;
    registration.pushFailed = context.rules.webhook === 'failing';
    return registration.pushFailed ? 'pushFailed' : null;
  });
}

/** Takes the step for each pair an item means; the item is refused when it fits none of them. */
function stepEach(items: readonly unknown[], context: CallContext, step: Step): Batch {
  return serveEach(items, (item): Outcome => {
    const read = readTargets(item, context);
    if ('refused' in read) return read.refused;
    const done: object[] = [];
    let obstacle: RefusalName = 'notRegistered';
    for (const registration of read.pairs) {
      const refused = step(registration, context);
      if (refused === null) done.push({ number: registration.number, carrier: registration.carrier });
      else obstacle = refused;
    }
    return done.length > 0 ? { kind: 'accepted', items: done } : reject(item, obstacle);
  });
}
