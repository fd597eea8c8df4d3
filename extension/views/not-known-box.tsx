import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { NotKnown } from '../messages.ts';
import { type PageClient, Refused } from '../page-client.ts';
import type { Say } from '../words.ts';
import { PickPlan } from './pick-plan.tsx';
import { Unfold } from './unfold.tsx';

interface NotKnownBoxProps {
  readonly notKnown: NotKnown;
  readonly client: Pick<PageClient, 'askProvider' | 'setAccount'>;
  readonly refresh: () => void;
  readonly say: Say;
}

/** What would make known what is left: asking the provider, or saying the plan. What comes of it takes the place of this box. */
export function NotKnownBox({ notKnown, client, refresh, say }: NotKnownBoxProps) {
  const { provider, account, title, canAsk, plans } = notKnown;
  const id = useId();
  const isPicking = useSignal(false);
  const isBusy = useSignal(false);
  const trouble = useSignal<string | null>(null);
  const act = async (work: () => Promise<void>): Promise<void> => {
    if (isBusy.peek()) return;
    isBusy.value = true;
    trouble.value = null;
    try {
      await work();
    } catch (error) {
      trouble.value = error instanceof Refused ? error.message : say('askLost');
    }
    isBusy.value = false;
    refresh();
  };
  return (
    <section class="not-known" aria-label={say('leftNotKnown')} aria-busy={isBusy.value}>
      <div class="not-known-ways">
        {canAsk ? (
          <button
            type="button"
            class="button"
            aria-disabled={isBusy.value}
            aria-describedby={`${id}-how`}
            onClick={() => void act(() => client.askProvider({ provider, account }))}
          >
            {say('askProvider', { provider: title })}
          </button>
        ) : null}
        <Unfold isOpen={isPicking} look="button" controls={`${id}-plans`}>
          {say('pickPlan')}
        </Unfold>
      </div>
      {isPicking.value ? (
        <PickPlan
          id={`${id}-plans`}
          plans={plans}
          pick={(plan) => void act(() => client.setAccount({ provider, account, settings: { plan } }))}
          leave={() => {
            isPicking.value = false;
          }}
          say={say}
        />
      ) : null}
      <p id={`${id}-how`} class="small muted">
        {say(canAsk ? 'askHow' : 'askNoKey', { provider: title })}
      </p>
      {trouble.value === null ? null : (
        <p class="small trouble" role="alert">
          {trouble.value}
        </p>
      )}
    </section>
  );
}
