import { useSignal } from '@preact/signals';
import { Unfold } from '../views/unfold.tsx';
import type { Say } from '../words.ts';
import type { CheckDesk } from './check-desk.ts';

interface AccountsProps {
  readonly desk: Pick<CheckDesk, 'accounts' | 'chooseAccount'>;
  readonly say: Say;
}

/** The accounts that a list can be counted on; a press counts on another. */
export function Accounts({ desk, say }: AccountsProps) {
  return (
    <ul class="columns" aria-label={say('accounts')}>
      {desk.accounts.value.map((one) => (
        <li key={one.account}>
          <button
            type="button"
            class="column"
            aria-pressed={one.isCounted}
            onClick={() => desk.chooseAccount(one.account)}
          >
            <b>{one.name}</b>
            <span class="small muted">{one.say}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Which account the answer counts on, and those to choose among: folded, unless it was asked for. */
export function CheckAccounts({ desk, say }: { readonly desk: CheckDesk; readonly say: Say }) {
  const isOpen = useSignal(false);
  const shown = desk.shown.value;
  const accounts = desk.accounts.value;
  const counted = shown.kind === 'answer' ? shown.counted : null;
  const isFolded = accounts.length > 0 && !desk.isAccountAsked.value;
  return (
    <>
      {counted === null && !isFolded ? null : (
        <p class="small muted">
          {counted}{' '}
          {isFolded ? (
            <Unfold isOpen={isOpen} look="plain-button link">
              {say('otherAccount')}
            </Unfold>
          ) : null}
        </p>
      )}
      {accounts.length > 0 && (desk.isAccountAsked.value || isOpen.value) ? <Accounts desk={desk} say={say} /> : null}
    </>
  );
}
