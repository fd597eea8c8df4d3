import { expect, test } from 'vitest';
import { routeTableOf } from '../../../shared/pack/compile.ts';
import { bundledPacks } from '../../../shared/packs/bundled.ts';
import { wallRulesOf } from '../../../shared/recognise/wall-rules.ts';
import { openWorkerDesk } from './worker-desk.ts';

const rules = wallRulesOf(routeTableOf(bundledPacks), 1, []);

/** The number of the first rule of a host that does this. */
const ruleOf = (host: string, type: string): number =>
  rules.find(({ action, condition }) => action.type === type && condition.requestDomains?.includes(host))?.id ?? 0;

const fitted = (ruleId: number, timeStamp: number, rulesetId = 'wall') => ({ rule: { ruleId, rulesetId }, timeStamp });

test('what was blocked on a site that nobody added is counted by provider, and has its lines in the traffic log, once', async () => {
  const desk = await openWorkerDesk();
  const blocked = ruleOf('api.17track.net', 'block');
  desk.matched = [
    fitted(blocked, 1000),
    fitted(blocked, 1000),
    fitted(ruleOf('api.sinay.ai', 'block'), 2000),
    // What passes is not counted, nor what lets an approved call through.
    fitted(ruleOf('api.17track.net', 'allow'), 3000),
    fitted(blocked, 4000, '_session'),
  ];
  const seen = { tab: 3, site: 'blog.example' };
  const counts = [
    { title: '17TRACK', calls: 2 },
    { title: 'Safecube', calls: 1 },
  ];
  expect(await desk.page('blockedHere', seen)).toEqual(counts);
  expect(await desk.page('blockedHere', seen)).toEqual(counts);
  const { lines } = desk.worker().sight.traffic.since(null);
  expect(
    lines.map(({ at, site, host, happened, ended, numbers }) => [at, site, host, happened, ended, numbers]),
  ).toEqual([
    [1000, 'blog.example', 'api.17track.net', 'blocked', 'stopped', []],
    [1000, 'blog.example', 'api.17track.net', 'blocked', 'stopped', []],
    [2000, 'blog.example', 'api.sinay.ai', 'blocked', 'stopped', []],
  ]);
});
