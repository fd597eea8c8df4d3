import { useLayoutEffect, useRef } from 'preact/hooks';

interface TickProps {
  readonly id: string;
  /** Of several: all, none or some of them. */
  readonly state: 'all' | 'some' | 'none';
  readonly change: (to: 'goes' | 'stays') => void;
}

/** A tick of three states: some becomes all. */
export function Tick({ id, state, change }: TickProps) {
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (box.current === null) return;
    box.current.indeterminate = state === 'some';
    box.current.checked = state === 'all';
  }, [state]);
  return (
    <span class="many-tick">
      <input
        ref={box}
        id={id}
        type="checkbox"
        checked={state === 'all'}
        onChange={() => change(state === 'all' ? 'stays' : 'goes')}
      />
    </span>
  );
}
