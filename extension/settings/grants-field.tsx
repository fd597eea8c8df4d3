import { useSignal } from '@preact/signals';
import { parseAmount, ZERO } from '../../shared/amount.ts';
import type { Grant } from '../../shared/model/posting.ts';
import type { AccountSettingsView } from '../../shared/words/account-settings.ts';
import type { Say } from '../words.ts';
import { SavedField, useSaving } from './saved-field.tsx';
import type { SaySettings } from './settings-words.ts';

interface GrantsFieldProps {
  readonly grants: NonNullable<AccountSettingsView['grants']>;
  readonly add: (grant: Grant) => Promise<void>;
  readonly say: Say;
  readonly saySettings: SaySettings;
}

/** Units that were bought, and until when they are good. */
export function GrantsField({ grants, add, say, saySettings }: GrantsFieldProps) {
  const { said, save } = useSaving(say, saySettings);
  const units = useSignal('');
  const until = useSignal('');
  const run = async (): Promise<void> => {
    // What is no number or no day is refused by the background, with its words.
    const amount = parseAmount(Math.round(Number(units.value) * 1000)) ?? ZERO;
    const expires = Date.parse(`${until.value}T00:00:00Z`);
    await save(add({ units: amount, expires: Number.isNaN(expires) ? -1 : expires }));
  };
  return (
    <SavedField label={saySettings('grants')} source={null} hint={saySettings('grantHint')} said={said.value}>
      {(labelledBy) => (
        <>
          {grants.length === 0 ? (
            <p>{saySettings('noGrants')}</p>
          ) : (
            <ul aria-labelledby={labelledBy} class="figures">
              {grants.map((grant, index) => (
                <li key={index}>{saySettings('grant', { units: grant.units, until: grant.until })}</li>
              ))}
            </ul>
          )}
          <form
            class="setting-line"
            onSubmit={(event) => {
              event.preventDefault();
              void run();
            }}
          >
            <label>
              <span class="small muted">{saySettings('grantUnits')}</span>
              <input
                class="input figures"
                inputMode="numeric"
                size={7}
                value={units.value}
                onInput={(event) => {
                  units.value = event.currentTarget.value;
                }}
              />
            </label>
            <label>
              <span class="small muted">{saySettings('grantUntil')}</span>
              <input
                class="input"
                type="date"
                value={until.value}
                onInput={(event) => {
                  until.value = event.currentTarget.value;
                }}
              />
            </label>
            <button type="submit" class="button">
              {saySettings('addGrant')}
            </button>
          </form>
        </>
      )}
    </SavedField>
  );
}
