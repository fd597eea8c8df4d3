import { useSignal } from '@preact/signals';
import { languageOf } from '../../../shared/words/locale.ts';
import { carrierName } from '../17track/carriers.ts';
import { practiceOrderCount } from '../practice-orders.ts';
import {
  changeCarriers,
  deleteParcels,
  freshNumber,
  importOrders,
  restartParcels,
  translateParcels,
} from './parcel-actions.ts';
import type { PortalState } from './portal-state.ts';
import type { Parcel } from './read-parcels.ts';
import { RegisterForm } from './register-form.tsx';
import type { Report } from './report.ts';
import { Table } from './table.tsx';
import type { Say, TextName } from './words.ts';

const keyOf = ({ number, carrier }: Parcel): string => `${number} ${carrier}`;

/** 17TRACK's side of the console: the registered parcels, and what can be done with them. */
export function Parcels({ state, say }: { readonly state: PortalState; readonly say: Say }) {
  const chosen = useSignal<ReadonlySet<string>>(new Set());
  const form = useSignal<'closed' | 'open'>('closed');
  const deleted = useSignal<Parcel | null>(null);
  const note = useSignal<string | null>(null);
  const rows = state.parcels.value;
  const parcels = Array.isArray(rows) ? rows : [];
  const languages = new Intl.DisplayNames([languageOf(say.locale)], { type: 'language' });

  const withChosen = (name: TextName, action: (parcels: readonly Parcel[]) => Promise<Report>): void => {
    const some = parcels.filter((parcel) => chosen.value.has(keyOf(parcel)));
    note.value = some.length === 0 ? say('chooseFirst') : null;
    if (some.length === 0) return;
    if (action === deleteParcels) deleted.value = some[0] ?? null;
    void state.run(say(name), () => action(some));
  };

  return (
    <>
      <div class="toolbar">
        <button
          type="button"
          class="button primary"
          onClick={() => void state.run(say.count('importOrders', practiceOrderCount), importOrders)}
        >
          {say.count('importOrders', practiceOrderCount)}
        </button>
        <button
          type="button"
          class="button"
          aria-expanded={form.value === 'open'}
          onClick={() => {
            form.value = form.value === 'open' ? 'closed' : 'open';
          }}
        >
          {say('registerOne')}
        </button>
        <button type="button" class="button" onClick={() => withChosen('delete', deleteParcels)}>
          {say('delete')}
        </button>
        <button type="button" class="button" onClick={() => withChosen('translate', translateParcels)}>
          {say('translate')}
        </button>
        <button type="button" class="button" onClick={() => withChosen('changeCarrier', changeCarriers)}>
          {say('changeCarrier')}
        </button>
        <button type="button" class="button" onClick={() => withChosen('restart', restartParcels)}>
          {say('restart')}
        </button>
        <p class="toolbar-note" role="status">
          {note.value}
        </p>
      </div>
      {form.value === 'open' ? (
        <RegisterForm
          key={deleted.value === null ? freshNumber(parcels) : keyOf(deleted.value)}
          number={deleted.value?.number ?? freshNumber(parcels)}
          carrier={deleted.value?.carrier ?? 3011}
          run={(action) => {
            deleted.value = null;
            void state.run(say('registerOne'), action);
          }}
          say={say}
        />
      ) : null}
      <Table
        rows={rows}
        keyOf={keyOf}
        nameOf={({ number }) => number}
        chosen={chosen.value}
        choose={(keys) => {
          chosen.value = keys;
          note.value = null;
        }}
        heads={[say('number'), say('carrier'), say('status'), say('language')]}
        cells={({ carrier, status, lang }) => [
          carrierName(carrier),
          say.status(status),
          lang === null ? say('none') : (languages.of(lang) ?? lang),
        ]}
        empty={say('noParcels')}
        say={say}
      />
    </>
  );
}
