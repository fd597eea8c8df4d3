import { describe, expect, it } from 'vitest';
import { openDesk } from './desk.ts';

const a = { number: 'RR100000001CN', carrier: 3011 };
const inEnglish = { ...a, lang: 'en' };

describe('real-time queries', () => {
  it('deducts 1 for Standard and 10 for Instant, each time, registered or not', () => {
    const desk = openDesk();
    const charges = [undefined, 'Standard', 0, '0', 'Instant', 1, '1'].map(
      (cacheLevel) => desk.call('getRealTimeTrackInfo', [{ ...a, cacheLevel }]).charged,
    );
    expect(charges).toEqual([1, 1, 1, 1, 10, 10, 10]);
    expect(desk.call('register', [a]).charged).toBe(1);
    expect(desk.call('getRealTimeTrackInfo', [a]).charged).toBe(1);
  });

  it('deducts 1 more each time its answer is translated', () => {
    const desk = openDesk();
    expect(desk.call('getRealTimeTrackInfo', [inEnglish]).charged).toBe(2);
    expect(desk.call('getRealTimeTrackInfo', [{ ...inEnglish, translation_mode: 'Denied' }]).charged).toBe(1);
  });

  it('refuses an Instant query that 9 units cannot pay', () => {
    const desk = openDesk({ plan: { kind: 'monthly', units: 9 } });
    const served = desk.call('getRealTimeTrackInfo', [{ ...a, cacheLevel: 'Instant' }]);
    expect(served).toMatchObject({ charged: 0, codes: [-18019908] });
  });
});
