import { expect, test } from 'vitest';
import { guard } from './said-desk.ts';
import { openWorkerDesk } from './worker-desk.ts';

test('where the browser takes a site away, the button and the state of the guard say so until it gives it back', async () => {
  const desk = await openWorkerDesk();
  expect([desk.badge, desk.badgeTitle, (await guard(desk)).notGiven]).toEqual(['', 'Tollgate', []]);
  desk.notGiven = ['17track.net'];
  await desk.worker().rightsChanged();
  await desk.pass(0);
  expect([desk.badge, desk.badgeTitle]).toEqual([
    '!',
    'Nothing is held on 17track.net: the browser does not let Tollgate see it.',
  ]);
  expect((await guard(desk)).notGiven).toEqual(['17track.net']);
  desk.notGiven = [];
  await desk.worker().rightsChanged();
  await desk.pass(0);
  expect([desk.badge, (await guard(desk)).notGiven]).toEqual(['', []]);
});

test('a site that was taken away while there was no worker is said by the next one', async () => {
  const desk = await openWorkerDesk();
  desk.notGiven = ['sinay.ai', '17track.net'];
  await desk.start();
  await desk.pass(0);
  expect(desk.badgeTitle).toContain('Nothing is held on sinay.ai and 17track.net');
});

test('the state of the guard names the sites that a person switched off', async () => {
  const desk = await openWorkerDesk();
  await desk.page('switchSite', { site: 'shop.example', to: 'off' });
  expect((await guard(desk)).off).toEqual(['shop.example']);
});
