import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ListLine } from '../../shared/words/list-lines.ts';
import type { ListChecked } from '../check-messages.ts';
import type { SayCheck } from './check-words.ts';
import type { ListDesk, Side } from './list-desk.ts';

interface ListLinesProps {
  readonly desk: ListDesk;
  readonly checked: ListChecked;
  readonly only: Side | null;
  readonly sayCheck: SayCheck;
}

/** What is worst stands first among those to drop. */
const RANK: readonly ListLine['kind'][] = [
  'mistyped',
  'delivered',
  'warning',
  'again',
  'repeated',
  'refused',
  'free',
  'unknown',
  'maybe',
  'charge',
];

const FEW = 10;
const MANY = 500;

/** The numbers of a list: what is better dropped, then what is sent. Unticking one moves it. */
export function ListLines({ desk, checked, only, sayCheck }: ListLinesProps) {
  const without = desk.without.value;
  const moved = useSignal<number | null>(null);
  /** What a person moved stays in sight. */
  const touched = useSignal<ReadonlySet<number>>(new Set());
  const list = useRef<HTMLDivElement>(null);
  // The line that was ticked stands elsewhere now; who works by keys goes with it.
  useLayoutEffect(() => {
    if (moved.peek() !== null) list.current?.querySelector<HTMLInputElement>(`#line-${moved.peek()}`)?.focus();
    moved.value = null;
  }, [without]);
  const places = checked.lines.map((line, at) => ({ line, at }));
  const drop = places
    .filter(({ at }) => without.has(at))
    .sort((a, b) => RANK.indexOf(a.line.kind) - RANK.indexOf(b.line.kind));
  const send = places.filter(({ at }) => !without.has(at));
  const move = (at: number, to: Side): void => {
    moved.value = at;
    touched.value = new Set([...touched.peek(), at]);
    desk.move([at], to);
  };
  return (
    <div ref={list} class="lines figures">
      <Head desk={desk} checked={checked} sayCheck={sayCheck} />
      {only === 'send' || drop.length + checked.unread.length === 0 ? null : (
        <section>
          <h3>{sayCheck('dropGroup', { n: String(drop.length + checked.unread.length) })}</h3>
          <ul>
            {checked.unread.map(({ row, text, why }, index) => (
              <li key={`unread ${index}`} class="line line-unread">
                <span class="line-row muted">{row}</span>
                <span class="line-number">{text}</span>
                <span class="line-carrier muted">{sayCheck('unread')}</span>
                <span class="line-why why-warning">{why}</span>
                <span class="line-units muted">–</span>
              </li>
            ))}
          </ul>
          <Lines
            lines={drop}
            side="drop"
            first={only === null ? FEW : MANY}
            touched={touched.value}
            move={move}
            sayCheck={sayCheck}
          />
        </section>
      )}
      {only === 'drop' || send.length === 0 ? null : (
        <section>
          <h3>{sayCheck('sendGroup', { n: String(send.length) })}</h3>
          <Lines
            lines={send}
            side="send"
            first={only === null ? FEW : MANY}
            touched={touched.value}
            move={move}
            sayCheck={sayCheck}
          />
        </section>
      )}
    </div>
  );
}

function Head({ desk, checked, sayCheck }: Pick<ListLinesProps, 'desk' | 'checked' | 'sayCheck'>) {
  const { size } = desk.without.value;
  const all = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (all.current !== null) all.current.indeterminate = size > 0 && size < checked.lines.length;
  });
  return (
    <div class="line line-head small muted">
      <input
        ref={all}
        type="checkbox"
        aria-label={sayCheck('everything')}
        checked={size === 0}
        onChange={() => desk.move([...checked.lines.keys()], size === 0 ? 'drop' : 'send')}
      />
      <span class="line-row">{sayCheck('row')}</span>
      <span class="line-number">{sayCheck('number')}</span>
      <span class="line-carrier">{sayCheck('carrier')}</span>
      <span class="line-why">{sayCheck('why')}</span>
      <span class="line-units">{sayCheck('units')}</span>
    </div>
  );
}

interface LinesProps {
  readonly lines: readonly { readonly line: ListLine; readonly at: number }[];
  readonly side: Side;
  readonly first: number;
  readonly touched: ReadonlySet<number>;
  readonly move: (at: number, to: Side) => void;
  readonly sayCheck: SayCheck;
}

function Lines({ lines, side, first, touched, move, sayCheck }: LinesProps) {
  const more = useSignal(0);
  const most = first + more.value;
  // One more line for a single hidden number would hide nothing.
  const shown = lines.length <= most + 1 ? lines : lines.filter(({ at }, nth) => nth < most || touched.has(at));
  return (
    <>
      <ul>
        {shown.map(({ line: { row, number, carrier, kind, why, units }, at }) => (
          <li key={at}>
            <label class="line">
              <input
                id={`line-${at}`}
                type="checkbox"
                checked={side === 'send'}
                onChange={() => move(at, side === 'send' ? 'drop' : 'send')}
              />
              <span class="line-row muted">{row}</span>
              <span class="line-number">{number}</span>
              <span class="line-carrier muted">{carrier}</span>
              <span class={`line-why why-${kind}`}>{why}</span>
              <span class={`line-units tone-${kind}`}>{units}</span>
            </label>
          </li>
        ))}
      </ul>
      {shown.length === lines.length ? null : (
        <button
          type="button"
          class="plain-button link lines-more"
          onClick={() => {
            more.value += MANY;
          }}
        >
          {sayCheck.count(side === 'send' ? 'moreToSend' : 'moreToDrop', lines.length - shown.length)}
        </button>
      )}
    </>
  );
}
