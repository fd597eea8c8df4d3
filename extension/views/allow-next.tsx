import { useSignal } from '@preact/signals';
import { sayOf } from '../../shared/words/say-of.ts';
import type { UnheldView } from '../messages.ts';
import { type PageClient, Refused } from '../page-client.ts';
import type { Say } from '../words.ts';

interface AllowNextProps {
  readonly of: UnheldView;
  readonly client: Pick<PageClient, 'allowNext'>;
  readonly locale: Say['locale'];
}

/** Lets the same call through once, or says until when it is let through. */
export function AllowNext({ of: { call, what, allowedUntil }, client, locale }: AllowNextProps) {
  const say = sayOf('notHeld', locale);
  const trouble = useSignal<string | null>(null);
  const allow = async (): Promise<void> => {
    trouble.value = null;
    try {
      if (!(await client.allowNext({ call }))) trouble.value = say('notAllowed');
    } catch (error) {
      trouble.value = error instanceof Refused ? error.message : say('notAllowed');
    }
  };
  if (allowedUntil !== null)
    return (
      <p class="small" role="status">
        {say('allowed', { time: allowedUntil })}
      </p>
    );
  return (
    <>
      <button type="button" class="button" aria-label={say('allowCall', { call: what })} onClick={() => void allow()}>
        {say('allow')}
      </button>
      {trouble.value === null ? null : <p role="alert">{trouble.value}</p>}
    </>
  );
}
