import { expect, test } from 'vitest';
import { openHeldPage } from './held-page.ts';

const { run } = openHeldPage();

test('sends the very text that was asked about, though its init says another when it is looked at', async () => {
  const told = await run(async (lab) => {
    const init = new Proxy(
      { method: 'POST', body: 'given' },
      {
        getOwnPropertyDescriptor: (target, name) => {
          const property = Reflect.getOwnPropertyDescriptor(target, name);
          return property === undefined || name !== 'body' ? property : { ...property, value: 'another' };
        },
      },
    );
    const answer = fetch(lab.at('echo'), init);
    lab.desk.answer(await lab.asked(), { kind: 'pass', watch: false });
    return [Object(await lab.heard())[0].body, (await (await answer).json()).body];
  });
  expect(told).toEqual(['another', 'another']);
});

test('asks about the body of an init that lets nobody look at it', async () => {
  const told = await run(async (lab) => {
    const init = new Proxy(
      { method: 'POST', body: 'given' },
      {
        getOwnPropertyDescriptor: () => {
          throw new Error('not yours');
        },
      },
    );
    const answer = fetch(lab.at('echo'), init);
    lab.desk.answer(await lab.asked(), { kind: 'pass', watch: false });
    return [Object(await lab.heard())[0].body, (await (await answer).json()).body];
  });
  expect(told).toEqual(['given', 'given']);
});
