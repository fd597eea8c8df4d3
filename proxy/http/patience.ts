/** How long an exchange may still take. */
export interface Patience {
  /** Something moved. */
  readonly sign: () => void;
  /** The reader takes a break: the provider is not to blame for what does not come. */
  readonly pause: () => void;
  readonly resume: () => void;
  readonly countSilence: () => void;
  readonly end: () => void;
}

/** Counts milliseconds for the whole of something, or from one sign of life to the next, and says when they are over. */
export const newPatience = (
  limit: { readonly ms: number; readonly of: 'whole' | 'silence' },
  isOver: () => void,
): Patience => {
  let { of } = limit;
  let paused = false;
  let ended = false;
  let timer: NodeJS.Timeout | null = setTimeout(isOver, limit.ms);
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const restart = (): void => {
    stop();
    if (!ended && !paused) timer = setTimeout(isOver, limit.ms);
  };
  return {
    sign: () => {
      if (of === 'silence') restart();
    },
    pause: () => {
      paused = true;
      if (of === 'silence') stop();
    },
    resume: () => {
      if (!paused) return;
      paused = false;
      if (of === 'silence') restart();
    },
    countSilence: () => {
      of = 'silence';
      restart();
    },
    end: () => {
      ended = true;
      stop();
    },
  };
};
