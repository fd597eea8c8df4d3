import { useSignal } from '@preact/signals';
import { Unfold } from '../views/unfold.tsx';
import type { Say } from '../words.ts';
import type { CheckDesk } from './check-desk.ts';
import { Columns } from './columns.tsx';
import { Sheets } from './sheets.tsx';

interface HowReadProps {
  readonly desk: CheckDesk;
  readonly say: Say;
}

/** What was read, and what could be read instead: folded, unless it was asked for. */
export function HowRead({ desk, say }: HowReadProps) {
  const isOpen = useSignal(false);
  const isSheetsOpen = useSignal(false);
  const shown = desk.shown.value;
  const columns = desk.columns.value;
  const sheets = desk.sheets.value;
  const readSay = shown.kind === 'answer' || shown.kind === 'calls' ? shown.read : null;
  const read = [desk.note.value, readSay].filter((one) => one !== null).join(' ');
  const isFolded = columns.length > 0 && !desk.isAsked.value;
  return (
    <>
      {read === '' && !isFolded && sheets.length === 0 ? null : (
        <p class="small muted">
          {read}{' '}
          {sheets.length === 0 ? null : (
            <Unfold isOpen={isSheetsOpen} look="plain-button link">
              {say('otherSheet')}
            </Unfold>
          )}{' '}
          {isFolded ? (
            <Unfold isOpen={isOpen} look="plain-button link">
              {say('otherColumn')}
            </Unfold>
          ) : null}
        </p>
      )}
      {sheets.length > 0 && isSheetsOpen.value ? <Sheets sheets={sheets} choose={desk.chooseSheet} say={say} /> : null}
      {columns.length > 0 && (desk.isAsked.value || isOpen.value) ? (
        <Columns columns={columns} choose={desk.choose} say={say} />
      ) : null}
    </>
  );
}
