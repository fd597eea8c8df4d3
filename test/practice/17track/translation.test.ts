import { describe, expect, it } from 'vitest';
import { openDesk } from './desk.ts';

const a = { number: 'RR100000001CN', carrier: 3011 };
const inEnglish = { ...a, lang: 'en' };

describe('translation', () => {
  it('deducts 1 more when a registration with a language is translated', () => {
    expect(openDesk().call('register', [inEnglish]).charged).toBe(2);
  });

  it('deducts nothing for a translation that fails, is denied, or is asked of version 1', () => {
    expect(openDesk({ translationSucceeds: () => false }).call('register', [inEnglish]).charged).toBe(1);
    expect(openDesk().call('register', [{ ...inEnglish, translation_mode: 'Denied' }]).charged).toBe(1);
    expect(openDesk().call('register', [inEnglish], { version: 'v1' }).charged).toBe(1);
  });

  it('deducts 1 when a registered number gets its first language', () => {
    const desk = openDesk();
    desk.call('register', [a]);
    expect(desk.call('changeinfo', [{ ...a, items: { lang: 'en' } }]).charged).toBe(1);
  });

  it('deducts nothing for another language after the first, cleared in between or not', () => {
    const desk = openDesk();
    desk.call('register', [inEnglish]);
    expect(desk.call('changeinfo', [{ ...a, items: { lang: 'fr' } }]).charged).toBe(0);
    desk.call('changeinfo', [{ ...a, items: { lang: '' } }]);
    expect(desk.call('changeinfo', [{ ...a, items: { lang: 'de' } }]).charged).toBe(0);
  });

  it('deducts 1 for the first language after a denied one', () => {
    const desk = openDesk();
    desk.call('register', [{ ...inEnglish, translation_mode: 'Denied' }]);
    expect(desk.call('changeinfo', [{ ...a, items: { lang: 'en' } }]).charged).toBe(1);
  });

  it('shows each event translated once it is done', () => {
    const desk = openDesk();
    desk.call('register', [inEnglish]);
    expect(JSON.stringify(desk.call('gettrackinfo', [a]).accepted)).toContain('"description_translation":{"lang":"en"');
    desk.call('changeinfo', [{ ...a, items: { lang: '' } }]);
    expect(JSON.stringify(desk.call('gettrackinfo', [a]).accepted)).not.toContain('description_translation');
  });

  it('makes no translation, and charges none, when no unit is left for it', () => {
    const desk = openDesk({ plan: { kind: 'monthly', units: 1 } });
    expect(desk.call('register', [inEnglish]).charged).toBe(1);
    expect(JSON.stringify(desk.call('gettrackinfo', [a]).accepted)).not.toContain('description_translation');
  });

  it('deducts at the next read, in that month, when told to translate late', () => {
    const desk = openDesk({ translates: 'on-read' });
    expect(desk.call('register', [inEnglish]).charged).toBe(1);
    desk.goTo('2026-12-02T00:00:00Z');
    expect(desk.call('gettrackinfo', [a]).charged).toBe(1);
    expect(desk.call('gettrackinfo', [a]).charged).toBe(0);
    expect(desk.provider.trueCount('key').months).toMatchObject({
      '2026-11': { tracking: 1 },
      '2026-12': { tracking: 1 },
    });
  });

  it('deducts once when the language changes before the late translation is made', () => {
    const desk = openDesk({ translates: 'on-read' });
    desk.call('register', [inEnglish]);
    desk.call('changeinfo', [{ ...a, items: { lang: 'fr' } }]);
    expect(desk.call('gettrackinfo', [a]).charged).toBe(1);
  });
});
