import { useSignal } from '@preact/signals';
import { putOnList, removeFromList, trackBill, trackContainers } from './container-actions.ts';
import type { PortalState } from './portal-state.ts';
import { Table } from './table.tsx';
import type { Say } from './words.ts';

/** Safecube's side of the console: shipments on the list or counted this month, and what can be done with them. */
export function Containers({ state, say }: { readonly state: PortalState; readonly say: Say }) {
  const chosen = useSignal<ReadonlySet<string>>(new Set());
  const note = useSignal<string | null>(null);
  const rows = state.containers.value;
  const remove = (): void => {
    const listed = Array.isArray(rows) ? rows.filter(({ number, listed }) => listed && chosen.value.has(number)) : [];
    note.value = listed.length === 0 ? say('chooseListed') : null;
    if (listed.length > 0) void state.run(say('remove'), () => removeFromList(listed.map(({ number }) => number)));
  };
  return (
    <>
      <div class="toolbar">
        <button type="button" class="button primary" onClick={() => void state.run(say('trackBill'), trackBill)}>
          {say('trackBill')}
        </button>
        <button type="button" class="button" onClick={() => void state.run(say('trackContainers'), trackContainers)}>
          {say('trackContainers')}
        </button>
        <button type="button" class="button" onClick={() => void state.run(say('putOnList'), putOnList)}>
          {say('putOnList')}
        </button>
        <button type="button" class="button" onClick={remove}>
          {say('remove')}
        </button>
        <p class="toolbar-note" role="status">
          {note.value}
        </p>
      </div>
      <Table
        rows={rows}
        keyOf={({ number }) => number}
        nameOf={({ number }) => number}
        chosen={chosen.value}
        choose={(keys) => {
          chosen.value = keys;
          note.value = null;
        }}
        heads={[say('number'), say('type'), say('line'), say('onList'), say('counted')]}
        cells={({ type, line, listed, counted }) => [
          say(type),
          line === '' ? say('none') : line,
          say(listed ? 'yes' : 'no'),
          say(counted ? 'yes' : 'no'),
        ]}
        empty={say('noContainers')}
        say={say}
      />
    </>
  );
}
