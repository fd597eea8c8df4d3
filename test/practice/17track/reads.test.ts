import { describe, expect, it } from 'vitest';
import { openDesk, parcels } from './desk.ts';

const a = { number: 'RR100000001CN', carrier: 3011 };
const b = { ...a, carrier: 7041 };

describe('the quota read', () => {
  it('has seven fields that agree with the true count', () => {
    const desk = openDesk({ dailyLimit: 50 });
    desk.call('register', parcels(4, 'LX2000'));
    desk.passDays(1);
    desk.call('register', [{ ...a, lang: 'en' }]);
    desk.provider.sendEmail('key', 12);
    expect(desk.call('getquota', '').answer.body).toEqual({
      code: 0,
      data: {
        quota_total: 100,
        quota_used: 6,
        quota_remain: 94,
        today_used: 2,
        max_track_daily: 50,
        free_email_quota: 300,
        free_email_quotaused: 12,
      },
    });
  });

  it.each(['[]', '{}', ''])('takes the body %j', (body) => {
    expect(openDesk().call('getquota', body).answer.status).toBe(200);
  });
});

describe('the details read', () => {
  it('shows every pair of a number when no carrier is given', () => {
    const desk = openDesk();
    desk.call('register', [a, b]);
    const carriers = desk.call('gettrackinfo', [{ number: a.number }]).accepted.map((item) => item['carrier']);
    expect(carriers).toEqual([3011, 7041]);
  });
});

describe('the list', () => {
  it('shows forty rows a page, beside the data', () => {
    const desk = openDesk();
    desk.call('register', parcels(40));
    desk.call('register', parcels(1, 'LX2000'));
    const first = desk.call('gettracklist', { page_no: 1 });
    expect(first.accepted).toHaveLength(40);
    expect(first.answer.body).toMatchObject({ page: { data_total: 41, page_total: 2, page_no: 1, page_size: 40 } });
    expect(desk.call('gettracklist', { page_no: 2 }).accepted).toHaveLength(1);
  });

  it('shows what a registration is and was, and leaves out the deleted', () => {
    const desk = openDesk();
    desk.call('register', [{ ...a, lang: 'en', tag: 'ord-1' }, b]);
    desk.call('changecarrier', [{ number: a.number, carrier_old: 3011, carrier_new: 190008 }]);
    desk.call('deletetrack', [b]);
    desk.call('stoptrack', [{ number: a.number }]);
    expect(desk.call('gettracklist', {}).accepted).toMatchObject([
      {
        number: a.number,
        carrier: 190008,
        register_time: '2026-11-10T12:00:00Z',
        tracking_status: 'Stopped',
        stop_track_reason: 'ByRequest',
        carrier_change_count: 1,
        lang: 'en',
        tag: 'ord-1',
        push_status: 'NotPushed',
      },
    ]);
  });

  it.each<[object, readonly number[]]>([
    [{ number: ' rr100000001cn , X' }, [3011, 7041]],
    [{ carrier: 7041 }, [7041]],
    [{ tracking_status: 'Stopped' }, [3011]],
    [{ register_time_from: '2026-11-11T00:00:00Z' }, [7041]],
    [{ register_time_to: '2026-11-11' }, [3011]],
    [{ order_by: 'RegisterTimeDesc' }, [7041, 3011]],
    [{ number: 'NONE1' }, []],
  ])('filters and orders by %j', (query, carriers) => {
    const desk = openDesk();
    desk.call('register', [a]);
    desk.call('stoptrack', [a]);
    desk.passDays(1);
    desk.call('register', [b]);
    const rows = desk.call('gettracklist', { order_by: 'RegisterTimeAsc', ...query }).accepted;
    expect(rows.map((row) => row['carrier'])).toEqual(carriers);
  });

  it.each([['not JSON'], ['[]'], ['{"page_no":0}'], ['{"register_time_from":"soon"}'], ['{"carrier":"dhl"}']])(
    'answers the body %s with errors inside',
    (body) => {
      expect(openDesk().call('gettracklist', body).answer.body).toMatchObject({ code: 0, data: { errors: [{}] } });
    },
  );

  it('shows sync_status from 2.4 on and the order fields from 2 on', () => {
    const desk = openDesk();
    desk.call('register', [a]);
    const fields = (version: string): readonly string[] =>
      Object.keys(desk.call('gettracklist', {}, { version }).accepted[0] ?? {});
    expect(fields('v2.4')).toContain('sync_status');
    expect(fields('v2.2')).not.toContain('sync_status');
    expect(fields('v2.2')).toContain('order_no');
    expect(fields('v1')).not.toContain('order_no');
  });
});

describe('calls without a carrier', () => {
  it('deletes every pair of the number and names each', () => {
    const desk = openDesk();
    desk.call('register', [a, b]);
    expect(desk.call('deletetrack', [{ number: a.number }]).accepted).toEqual([a, b]);
    expect(desk.call('register', [a, b]).charged).toBe(2);
  });

  it('deletes the oldest pair alone when told to', () => {
    const desk = openDesk({ withoutCarrier: 'oldest' });
    desk.call('register', [a, b]);
    expect(desk.call('deletetrack', [{ number: a.number }]).accepted).toEqual([a]);
    expect(desk.call('register', [a, b])).toMatchObject({ charged: 1, codes: [-18019901] });
  });
});
