import { describe, expect, it } from 'vitest';
import type { JourneyStep } from '../../../proxy/practice/17track/journey.ts';
import { days } from '../../../proxy/practice/utc-month.ts';
import { openDesk } from './desk.ts';

const a = { number: 'RR100000001CN', carrier: 3011 };

function step(day: number, status: JourneyStep['status']): JourneyStep {
  return { afterMs: days(day), status, description: status, location: 'Berlin' };
}
const silent = [step(0, 'InfoReceived')];
const delivered = [step(0, 'InfoReceived'), step(10, 'Delivered')];

describe('stopping by itself', () => {
  it.each([
    ['30 days without an event', silent, 30],
    ['15 days after delivery', delivered, 25],
    ['30 days after the last event', [step(0, 'InfoReceived'), step(20, 'InTransit')], 50],
  ])('stops %s, and not before', (_, journey, day) => {
    const desk = openDesk({ journey: () => journey });
    const status = () => desk.call('gettracklist', {}).accepted[0]?.['tracking_status'];
    desk.call('register', [a]);
    desk.passDays(day - 0.01);
    expect(status()).toBe('Tracking');
    desk.passDays(0.01);
    expect(status()).toBe('Stopped');
    expect(desk.call('gettracklist', {}).accepted).toMatchObject([{ stop_track_reason: 'Expired' }]);
  });

  it('misses events that come after it has stopped', () => {
    const desk = openDesk({ journey: () => [step(0, 'InfoReceived'), step(31, 'Delivered')] });
    desk.call('register', [a]);
    desk.passDays(40);
    expect(desk.call('gettracklist', {}).accepted).toMatchObject([{ package_status: 'InfoReceived' }]);
    desk.call('retrack', [a]);
    expect(desk.call('gettracklist', {}).accepted).toMatchObject([{ package_status: 'Delivered' }]);
  });

  it('stops 30 days after a restart, which cannot be had again', () => {
    const desk = openDesk({ journey: () => silent });
    desk.call('register', [a]);
    desk.passDays(40);
    expect(desk.call('retrack', [a]).codes).toEqual([]);
    desk.passDays(29);
    expect(desk.call('retrack', [a]).codes).toEqual([-18019904]);
    desk.passDays(1);
    expect(desk.call('retrack', [a]).codes).toEqual([-18019905]);
  });
});

describe('the purge', () => {
  it.each([
    ['stopped by request', silent, 'stoptrack', 90],
    ['delivered', [step(0, 'Delivered')], null, 15 + 90],
    ['silent', silent, null, 30 + 90],
  ])('charges a number again that was %s and forgotten, and not before', (_, journey, name, day) => {
    const desk = openDesk({ journey: () => journey });
    desk.call('register', [a]);
    if (name !== null) desk.call(name, [a]);
    desk.passDays(day - 0.01);
    expect(desk.call('register', [a]).codes).toEqual([-18019901]);
    desk.passDays(0.01);
    expect(desk.call('gettrackinfo', [a]).codes).toEqual([-18019902]);
    expect(desk.call('register', [a]).charged).toBe(1);
  });

  it('forgets nothing when switched off', () => {
    const desk = openDesk({ journey: () => silent, purge: 'off' });
    desk.call('register', [a]);
    desk.passDays(500);
    expect(desk.call('register', [a])).toMatchObject({ charged: 0, codes: [-18019901] });
  });

  it('stops nothing when switched off', () => {
    const desk = openDesk({ journey: () => silent, autoStop: 'off' });
    desk.call('register', [a]);
    desk.passDays(500);
    expect(desk.call('retrack', [a]).codes).toEqual([-18019904]);
  });
});
