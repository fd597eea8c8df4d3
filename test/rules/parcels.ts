import {
  type DeskAnswer,
  type DeskCall,
  type DeskPass,
  envelope,
  type LedgerDesk,
  ok,
  openLedgerDesk,
  refusal,
  type Three,
  track17,
} from './ledger-desk.ts';

/** Two numbers and three carriers that 17TRACK knows. */
export const FIRST = 'RR100000001CN';
export const SECOND = 'RR100000002CN';
export const THIRD = 'RR100000003CN';
export const POST = 3011;
export const OTHER = 7041;
export const MORE = 21051;

/** The month that these tests begin in. */
export const NOVEMBER = '2026-11';

export const at = (time: string): number => Date.parse(time);

/** An item of a call or of an answer; `carrier` undefined leaves it out. */
export const pair = (number: string, carrier?: unknown, more: object = {}): Readonly<Record<string, unknown>> => ({
  number,
  ...(carrier === undefined ? {} : { carrier }),
  ...more,
});

export const register = (...items: readonly unknown[]): DeskCall => track17('register', items);
export const accept = (...items: readonly unknown[]): DeskAnswer => envelope(items);

/** 17TRACK refuses what is registered already. */
export const refuseKnown = (number: string, carrier = POST): DeskAnswer =>
  envelope([], [refusal(number, -18019901, carrier)]);
export const refuseMissing = (number: string, carrier = POST): DeskAnswer =>
  envelope([], [refusal(number, -18019902, carrier)]);

/** Registers pairs and has them accepted. */
export const registered = (desk: LedgerDesk, ...items: readonly unknown[]): DeskPass =>
  desk.pass(register(...items), accept(...items));

/** A desk whose ledger holds one registered pair. */
export const withPair = (more: object = {}): LedgerDesk => {
  const desk = openLedgerDesk();
  registered(desk, pair(FIRST, POST, more));
  return desk;
};

export const restart = (carrier: unknown = POST): DeskCall => track17('retrack', [pair(FIRST, carrier)]);

/** `changeinfo` with these fields. */
export const change = (fields: object, number = FIRST, carrier: unknown = POST, version = 'v2.4'): DeskCall =>
  track17('changeinfo', [pair(number, carrier, { items: fields })], version);

/** A call about one pair that the provider takes. */
export const took = (desk: LedgerDesk, name: string, number = FIRST, carrier: unknown = POST): DeskPass =>
  desk.pass(track17(name, [pair(number, carrier)]), accept(pair(number, carrier)));

export const moveCarrier = (from: number, to: number, number = FIRST): DeskCall =>
  track17('changecarrier', [{ number, carrier_old: from, carrier_new: to }]);

/** What `getquota` answers. */
export const quota = (total: number, used: number, more: object = {}): DeskAnswer =>
  ok({ code: 0, data: { quota_total: total, quota_used: used, quota_remain: total - used, today_used: 0, ...more } });
export const QUOTA: DeskCall = track17('getquota', []);
export const readQuota = (desk: LedgerDesk, total: number, used: number, more: object = {}): DeskPass =>
  desk.pass(QUOTA, quota(total, used, more));

/** The details of a pair, with or without a translated event. */
export const detailOf = (number: string, carrier: number, translated: boolean): DeskAnswer =>
  accept(
    pair(number, carrier, {
      track_info: {
        tracking: {
          providers: [
            {
              events: [
                {
                  description: '已揽收',
                  description_translation: translated ? { lang: 'en', description: 'Picked up' } : null,
                },
              ],
            },
          ],
        },
      },
    }),
  );

/** Reads the details of a pair. */
export const readDetail = (desk: LedgerDesk, number: string, carrier: number, translated: boolean): DeskPass =>
  desk.pass(track17('gettrackinfo', [pair(number, carrier)]), detailOf(number, carrier, translated));

/** What a period used of a meter: charged, expected, unresolved. */
export const used = (desk: LedgerDesk, meter: string, period: string): Three => {
  const provider = meter === 'shipment' ? 'safecube' : '17track';
  const row = desk.row(provider, meter, period);
  return [row?.charged ?? 0, row?.expected ?? 0, row?.unresolved ?? 0];
};

/** Units of `tracking` left now, by a quote. */
export const left = (desk: LedgerDesk): number | null => {
  const before = desk.quote(register(pair('ZZ999999999ZZ', POST))).quote.meters[0]?.before;
  return before === undefined || before === null ? null : before / 1000;
};

/** True for each line of a quote that the provider is predicted to refuse. */
export const refusedLines = (pass: DeskPass): readonly boolean[] =>
  pass.quote.lines.map((line) => line.bounds === 'refused');

/** Quoted tracking units of the pair if it were registered now. */
export const quoteOf = (desk: LedgerDesk, number: string, carrier?: unknown): Three | undefined =>
  desk.quote(register(pair(number, carrier))).quoted['tracking'];
