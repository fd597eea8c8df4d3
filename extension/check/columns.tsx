import { wordsOf } from '../../shared/words/words-of.ts';
import type { CheckColumn } from '../check-messages.ts';
import type { Say } from '../words.ts';

interface ColumnsProps {
  readonly columns: readonly CheckColumn[];
  readonly choose: (column: string) => void;
  readonly say: Say;
}

/** The columns of a list, each with some of its cells; a press reads another. */
export function Columns({ columns, choose, say }: ColumnsProps) {
  return (
    <ul class="columns" aria-label={say('columns')}>
      {columns.map(({ column, name, samples, isRead }) => (
        <li key={column}>
          <button type="button" class="column" aria-pressed={isRead} onClick={() => choose(column)}>
            <b>{name ?? say('columnOf', { letter: column })}</b>
            <span class="small muted">{samples.join(wordsOf('text', say.locale).list)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
