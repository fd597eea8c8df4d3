import type { PopupState } from '../messages.ts';
import type { PageClient } from '../page-client.ts';
import { Bar } from '../views/bar.tsx';
import { NotKnownBox } from '../views/not-known-box.tsx';
import type { Say } from '../words.ts';

interface AccountsProps {
  readonly accounts: Extract<PopupState, { readonly kind: 'ready' }>['accounts'];
  readonly client: Pick<PageClient, 'askProvider' | 'setAccount'>;
  readonly refresh: () => void;
  readonly say: Say;
}

/** A card for each account, with the one number that matters. */
export function Accounts({ accounts, client, refresh, say }: AccountsProps) {
  if (accounts.length === 0) return <p class="card muted">{say('noAccounts')}</p>;
  return (
    <>
      {accounts.map((account) => (
        <section key={`${account.pack} ${account.id}`} class={account.low === null ? 'card' : `card ${account.low}`}>
          <h2>
            {account.provider} <span class="small muted">{account.account}</span>
          </h2>
          <p class="balance">
            <b class="figures">{account.figure}</b> <span class="muted">{account.caption}</span>
          </p>
          {account.bar === null ? null : <Bar bar={account.bar} />}
          {account.hint === null ? null : <p class="small muted">{account.hint}</p>}
          {account.notKnown === undefined ? null : (
            <NotKnownBox notKnown={account.notKnown} client={client} refresh={refresh} say={say} />
          )}
          {account.email === null ? null : <p class="small muted">{account.email}</p>}
          {account.next === null ? null : <p class="small tone-charge">{account.next}</p>}
        </section>
      ))}
    </>
  );
}
