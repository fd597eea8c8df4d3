import { sayInTurn } from '../../shared/words/locale.ts';
import type { PopupState } from '../messages.ts';
import type { PageClient } from '../page-client.ts';
import { Bar } from '../views/bar.tsx';
import { NotKnownBox } from '../views/not-known-box.tsx';
import type { Say } from '../words.ts';

type Account = Extract<PopupState, { readonly kind: 'ready' }>['accounts'][number];

interface AccountsProps {
  readonly accounts: readonly Account[];
  readonly client: Pick<PageClient, 'askProvider' | 'setAccount'>;
  readonly refresh: () => void;
  readonly say: Say;
}

/** So many have a card each with a large figure; where there are more, each has two lines. */
const MOST_CARDS = 2;

const CARD = 'card account';

/** What is left of each account: the one number that matters first. */
export function Accounts({ accounts, client, refresh, say }: AccountsProps) {
  if (accounts.length === 0) return <p class="card muted">{say('noAccounts')}</p>;
  const kind = accounts.length > MOST_CARDS ? `${CARD} account-brief` : CARD;
  return (
    <>
      {accounts.map((account) => (
        <section key={`${account.pack} ${account.id}`} class={account.low === null ? kind : `${kind} ${account.low}`}>
          <h2>
            {account.provider} <span class="small muted">{account.account}</span>
          </h2>
          <p class="balance">
            <b class="figures">{account.figure}</b> <span class="muted">{account.caption}</span>
          </p>
          {account.bar === null ? null : <Bar bar={account.bar} />}
          <Hints account={account} say={say} />
          {account.notKnown === undefined ? null : (
            <NotKnownBox notKnown={account.notKnown} client={client} refresh={refresh} say={say} />
          )}
        </section>
      ))}
    </>
  );
}

/** As of when that is, the e-mails, and what comes next: in one paragraph, for a popup is small. */
function Hints({ account: { hint, email, next }, say }: { readonly account: Account; readonly say: Say }) {
  const about = [hint, email].filter((line) => line !== null);
  return (
    <>
      {about.length === 0 ? null : <p class="small muted">{sayInTurn(about, say.locale)}</p>}
      {next === null ? null : <p class="small tone-charge">{next}</p>}
    </>
  );
}
