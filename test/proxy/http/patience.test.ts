import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newPatience } from '../../../proxy/http/patience.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const began = (of: 'whole' | 'silence') => {
  const over = vi.fn();
  return { over, patience: newPatience({ ms: 100, of }, over) };
};

describe('patience', () => {
  it('for the whole ends after its time, whatever moves', () => {
    const { over, patience } = began('whole');
    vi.advanceTimersByTime(60);
    patience.sign();
    vi.advanceTimersByTime(40);
    expect(over).toHaveBeenCalledOnce();
  });

  it('with silence begins anew at every sign of life', () => {
    const { over, patience } = began('silence');
    for (let nth = 0; nth < 5; nth++) {
      vi.advanceTimersByTime(99);
      patience.sign();
    }
    expect(over).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(over).toHaveBeenCalledOnce();
  });

  it('with silence does not run while the reader pauses', () => {
    const { over, patience } = began('silence');
    patience.pause();
    vi.advanceTimersByTime(1000);
    patience.sign();
    vi.advanceTimersByTime(1000);
    expect(over).not.toHaveBeenCalled();
    patience.resume();
    vi.advanceTimersByTime(100);
    expect(over).toHaveBeenCalledOnce();
  });

  it('for the whole runs on while the reader pauses', () => {
    const { over, patience } = began('whole');
    patience.pause();
    vi.advanceTimersByTime(100);
    expect(over).toHaveBeenCalledOnce();
  });

  it('turns from the whole to silence, also in a pause', () => {
    const { over, patience } = began('whole');
    patience.pause();
    patience.countSilence();
    vi.advanceTimersByTime(1000);
    expect(over).not.toHaveBeenCalled();
    patience.resume();
    vi.advanceTimersByTime(100);
    expect(over).toHaveBeenCalledOnce();
  });

  it('that is ended never is over', () => {
    const { over, patience } = began('silence');
    patience.end();
    patience.sign();
    patience.resume();
    vi.advanceTimersByTime(1000);
    expect(over).not.toHaveBeenCalled();
  });
});
