import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** What is said of a call, or of a question about several. */
interface OnShow {
  readonly id: string;
  readonly quoteNo: number;
  readonly since: number;
  readonly life: number;
}

const TELL_AGAIN_MS = 1000;

/** Calls once what is rendered by now is on the screen: frames are drawn of a page that can be seen, and of no other. */
const whenPainted = (act: () => void): (() => void) => {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(act);
  });
  return () => cancelAnimationFrame(frame);
};

/**
 * The number of the quote that Allow stands for: the newest that has been on show for long enough, as long as nothing has become worse since. Null while there
 * is none. A better quote leaves Allow as it is.
 */
export function useArmed(
  { id, quoteNo, since, life }: OnShow,
  shown: (id: string, quoteNo: number) => Promise<number>,
): number | null {
  const latest = useRef(shown);
  latest.current = shown;
  const armed = useSignal<{ readonly quoteNo: number; readonly life: number } | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const tell = async (): Promise<void> => {
      let leftMs: number;
      try {
        leftMs = await latest.current(id, quoteNo);
      } catch {
        if (!isOver) timer = setTimeout(() => void tell(), TELL_AGAIN_MS);
        return;
      }
      if (isOver) return;
      timer = setTimeout(() => {
        armed.value = { quoteNo, life };
      }, leftMs);
    };
    const stop = whenPainted(() => void tell());
    return () => {
      isOver = true;
      stop();
      clearTimeout(timer);
    };
  }, [id, quoteNo, life, armed]);
  const last = armed.value;
  return last !== null && last.life === life && last.quoteNo >= since ? last.quoteNo : null;
}
