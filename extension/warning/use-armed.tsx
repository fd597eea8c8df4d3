import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { WarningState } from '../messages.ts';
import type { PageClient } from '../page-client.ts';

type Deciding = Extract<WarningState, { readonly kind: 'deciding' }>;

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
export function useArmed({ call, quoteNo, since, life }: Deciding, shown: PageClient['shown']): number | null {
  const armed = useSignal<{ readonly quoteNo: number; readonly life: number } | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const tell = async (): Promise<void> => {
      let leftMs: number;
      try {
        leftMs = await shown({ call, quoteNo });
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
  }, [call, quoteNo, life, shown, armed]);
  const last = armed.value;
  return last !== null && last.life === life && last.quoteNo >= since ? last.quoteNo : null;
}
