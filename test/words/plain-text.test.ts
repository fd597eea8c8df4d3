import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText, shortText } from '../../shared/words/plain-text.ts';

describe('plain text', () => {
  it('has neither control nor format characters, whatever it was made of', () => {
    const odd = fc.constantFrom(
      'a',
      '\u001b[2J',
      '\u0007',
      '\u009b',
      '\u202e',
      '\u2066',
      '\u00ad',
      '\n',
      '\u2028',
      '\u{e0041}',
    );
    fc.assert(
      fc.property(fc.string({ unit: odd }), (text) => {
        expect(plainText(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
    expect(plainText('fi\u00adne \u202etxt\r\n中文 😀')).toBe('fine txt 中文 😀');
  });

  it('is cut at whole characters, and shows that it was', () => {
    expect(shortText('😀'.repeat(5000), 80)).toBe(`${'😀'.repeat(79)}…`);
    expect(shortText('\u202eshort\u202c', 80)).toBe('short');
  });
});
