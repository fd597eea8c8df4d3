import type { AccountSettings } from '../../shared/model/posting.ts';
import type { AccountSettingsView } from '../../shared/words/account-settings.ts';
import { plainText } from '../../shared/words/plain-text.ts';
import type { PageClient } from '../page-client.ts';
import type { Say } from '../words.ts';
import { GrantsField } from './grants-field.tsx';
import { PlanField } from './plan-field.tsx';
import { SavedField, useSaving } from './saved-field.tsx';
import type { SaySettings } from './settings-words.ts';

interface AccountsProps {
  readonly accounts: readonly AccountSettingsView[];
  readonly setAccount: PageClient['setAccount'];
  readonly say: Say;
  readonly saySettings: SaySettings;
}

/** What can be set for each account. The first is open. */
export function Accounts({ accounts, setAccount, say, saySettings }: AccountsProps) {
  if (accounts.length === 0) return <p class="panel settings-note muted">{say('noAccounts')}</p>;
  return (
    <div class="settings-panels">
      {accounts.map((account, index) => {
        const { card } = account;
        const set = (settings: AccountSettings): Promise<void> =>
          setAccount({ provider: card.pack, account: card.id, settings });
        return (
          <details key={`${card.pack} ${card.id}`} class="panel account" open={index === 0}>
            <summary>
              <b>{card.provider}</b>
              <span>{plainText(card.account)}</span>
              <span class="muted account-left">
                <b class="figures">{card.figure}</b> {card.caption}
              </span>
            </summary>
            <Fields account={account} set={set} say={say} saySettings={saySettings} />
          </details>
        );
      })}
    </div>
  );
}

interface FieldsProps {
  readonly account: AccountSettingsView;
  readonly set: (settings: AccountSettings) => Promise<void>;
  readonly say: Say;
  readonly saySettings: SaySettings;
}

function Fields({ account, set, say, saySettings }: FieldsProps) {
  const name = useSaving(say, saySettings);
  const zone = useSaving(say, saySettings);
  const email = useSaving(say, saySettings);
  return (
    <div class="settings-fields">
      <SavedField label={saySettings('name')} source={null} said={name.said.value}>
        {(labelledBy) => (
          <input
            class="input"
            aria-labelledby={labelledBy}
            placeholder={saySettings('noName')}
            value={account.name}
            onChange={(event) => void name.save(set({ name: event.currentTarget.value }))}
          />
        )}
      </SavedField>
      {account.plan === null ? null : (
        <PlanField
          account={account}
          plan={account.plan}
          set={(plan) => set({ plan })}
          say={say}
          saySettings={saySettings}
        />
      )}
      <SavedField
        label={saySettings('zone')}
        source={
          account.isZoneSet
            ? { kind: 'set', text: saySettings('byYou') }
            : { kind: 'assumed', text: saySettings('assumed') }
        }
        hint={saySettings('zoneHint')}
        said={zone.said.value}
      >
        {(labelledBy) => (
          <input
            class="input"
            aria-labelledby={labelledBy}
            list="zones"
            spellcheck={false}
            autocomplete="off"
            value={account.zone}
            onChange={(event) => void zone.save(set({ zone: event.currentTarget.value.trim() }))}
          />
        )}
      </SavedField>
      {account.grants === null ? null : (
        <GrantsField grants={account.grants} add={(grant) => set({ grant })} say={say} saySettings={saySettings} />
      )}
      <SavedField label={saySettings('budget')} source={null} said={null}>
        {() => (
          <span>
            {saySettings('budgetSay')} <a href="#policies">{saySettings('policies')}</a>
          </span>
        )}
      </SavedField>
      {account.email === null ? null : (
        <SavedField label={saySettings('emails')} source={null} said={email.said.value}>
          {() => (
            <label class="setting-check">
              <input
                type="checkbox"
                checked={account.email === true}
                onChange={(event) => void email.save(set({ email: event.currentTarget.checked }))}
              />
              <span>{saySettings('emailsOn')}</span>
            </label>
          )}
        </SavedField>
      )}
    </div>
  );
}
