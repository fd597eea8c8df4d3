import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { practiceOrderCount } from '../practice-orders.ts';
import { putOnList } from './container-actions.ts';
import { importOrders } from './parcel-actions.ts';
import type { PortalState, Tab } from './portal-state.ts';
import type { Report } from './report.ts';
import { registerAgain } from './tricky-cases.ts';
import type { Say } from './words.ts';

interface Trial {
  readonly tab: Tab;
  /** As the button or the case is called that does the same. */
  readonly name: string;
  readonly text: string;
  /** What it teaches; shown once it was tried. */
  readonly rule: string;
  readonly action: () => Promise<Report>;
}

/** Three ways to a warning, each of which teaches one rule. */
export function TryThis({ state, say }: { readonly state: PortalState; readonly say: Say }) {
  const id = useId();
  const tried = useSignal<ReadonlySet<string>>(new Set());
  const trials: readonly Trial[] = [
    {
      tab: 'parcels',
      name: say.count('importOrders', practiceOrderCount),
      text: say.count('tryImport', practiceOrderCount),
      rule: say('tryImportRule'),
      action: importOrders,
    },
    { tab: 'parcels', name: say('again'), text: say('tryAgain'), rule: say('tryAgainRule'), action: registerAgain },
    { tab: 'containers', name: say('putOnList'), text: say('tryBill'), rule: say('tryBillRule'), action: putOnList },
  ];
  return (
    <section>
      <h2>{say('tryThis')}</h2>
      <ol class="trials">
        {trials.map(({ tab, name, text, rule, action }, index) => (
          <li key={text}>
            <p id={`${id}-${index}`}>{text}</p>
            {tried.value.has(text) ? <p class="muted">{rule}</p> : null}
            <button
              type="button"
              class="button"
              aria-describedby={`${id}-${index}`}
              onClick={() => {
                state.open(tab);
                tried.value = new Set([...tried.value, text]);
                void state.run(name, action);
              }}
            >
              {say('tryIt')}
              <span class="spoken"> {index + 1}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
