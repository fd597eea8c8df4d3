import { plainText } from '../../shared/words/plain-text.ts';
import type { Say } from '../words.ts';
import type { CheckSheet } from './read-file.ts';

interface SheetsProps {
  readonly sheets: readonly CheckSheet[];
  readonly choose: (name: string) => void;
  readonly say: Say;
}

/** The sheets of a workbook; a press reads another. */
export function Sheets({ sheets, choose, say }: SheetsProps) {
  return (
    <ul class="columns" aria-label={say('sheets')}>
      {sheets.map(({ name, isRead }) => (
        <li key={name}>
          <button type="button" class="column" aria-pressed={isRead} onClick={() => choose(name)}>
            <b>{plainText(name)}</b>
          </button>
        </li>
      ))}
    </ul>
  );
}
