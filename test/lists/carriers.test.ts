import { describe, expect, it } from 'vitest';
import { readList } from '../../shared/lists/read-list.ts';
import { bundledDocuments } from '../../shared/packs/bundled.ts';
import { carriersOf } from '../../shared/packs/carriers.ts';
import { carriers } from './read-cases.ts';

const [seventeenTrack, safecube] = bundledDocuments;

/** What 17TRACK's table says of a carrier: its key, or why there is none. */
const find = (written: string): string => {
  const table = seventeenTrack === undefined ? null : carriersOf(seventeenTrack);
  const found = table?.find(written) ?? { kind: 'none' };
  return 'key' in found ? `${found.kind} ${found.key}` : found.kind;
};

describe("17TRACK's carriers", () => {
  it.each([
    ['3011', 'key 3011'],
    ['21051.0', 'key 21051'],
    ['21,051', 'key 21051'],
    [' ２１０５１ ', 'key 21051'],
    ['03011', 'key 3011'],
    ['100971', 'key 100971'],
    ['199999', 'unlisted 199999'],
    ['USPS', 'key 21051'],
    ['usps', 'key 21051'],
    ['stamps_com', 'key 21051'],
    ['Canada Post', 'key 3041'],
    ['canada-post', 'key 3041'],
    ['canada_post', 'key 3041'],
    ['DHL Paket', 'key 7041'],
    ['dhl_express', 'key 100001'],
    ['myhermes-uk', 'key 100331'],
    ['圆通速递', 'key 190157'],
    ['圆通', 'key 190157'],
    ['中通快遞', 'key 190455'],
    ['ヤマト運輸', 'key 100062'],
    ['佐川', 'key 100040'],
    ['Почта России', 'key 18031'],
  ])('knows %j', (written, found) => {
    expect(find(written)).toBe(found);
  });

  it.each(['DHL', 'dhl', 'Hermes', 'Amazon', 'ANL', 'Topex', 'Yunqi'])(
    'names no one carrier for %j, which several have',
    (written) => {
      expect(find(written)).toBe('several');
    },
  );

  it.each(['', '0', '0.0', '-1', '-1.0', 'nan', 'None', 'N/A'])('finds none given in %j', (written) => {
    expect(find(written)).toBe('none');
  });

  it.each(['Müller Kurier', 'OOLU', '3011 China', '1e5'])('does not know %j', (written) => {
    expect(find(written)).toBe('unknown');
  });
});

it('has no carriers where a carrier is no part of the key', () => {
  expect(safecube === undefined ? undefined : carriersOf(safecube)).toBeNull();
});

it('takes a carrier as it is written for a pack that has no table', () => {
  const table = seventeenTrack === undefined ? null : carriersOf({ ...seventeenTrack, id: 'of-ones-own' });
  expect(table?.find('usps')).toEqual({ kind: 'key', key: 'USPS' });
});

describe('a cell of carriers', () => {
  it.each([
    ['="21051"'],
    ["'21051"],
    ['"21051"'],
    ['21051\u200b'],
    ['\u00a021051 '],
    ["'USPS"],
    ['="usps"'],
    ['２１０５１'],
  ])('is unwrapped as numbers are: %j', (cell) => {
    const table = [
      ['Tracking Number', 'Carrier'],
      ['9400111899000007770010', cell],
    ].map((cells, at) => ({ line: at + 1, cells, unclosed: false }));
    expect(readList(table, carriers)).toMatchObject({ rows: [{ carrier: '21051' }] });
  });

  it('and of languages, too', () => {
    const table = [
      ['Tracking Number', 'lang'],
      ['9400111899000007770010', '="de"'],
    ].map((cells, at) => ({ line: at + 1, cells, unclosed: false }));
    expect(readList(table, carriers)).toMatchObject({ rows: [{ lang: 'de' }] });
  });
});
