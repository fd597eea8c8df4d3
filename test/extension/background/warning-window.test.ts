import { describe, expect, test } from 'vitest';
import { openWarningWindow, type WindowEdges } from '../../../extension/background/asking/warning-window.ts';
import { openFakeWindows } from './fake-windows.ts';

const openBrowser = () => {
  const fake = openFakeWindows();
  let timers: (() => void)[] = [];
  const edges: WindowEdges = { ...fake.edges, later: (_, act) => timers.push(act) };
  const pass = async (): Promise<void> => {
    const due = timers;
    timers = [];
    for (const act of due) act();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { fake, edges, pass };
};

describe('the warning window', () => {
  test('opens in the middle of the window whose page asks, 480 by 480, in front', async () => {
    const { fake, edges } = openBrowser();
    fake.open.set(50, { left: 100, top: 40, width: 1280, height: 900 });
    expect(await openWarningWindow(edges).bringUp(50)).toBe(true);
    expect(fake.open.get(1)).toEqual({
      url: 'warning.html',
      type: 'popup',
      focused: true,
      width: 480,
      height: 480,
      left: 500,
      top: 250,
    });
  });

  test('opens where the browser likes when the middle is off the screens', async () => {
    const { fake, edges } = openBrowser();
    fake.open.set(50, { left: -9000, top: 0, width: 1280, height: 900 });
    fake.refuses = (info) => 'left' in info;
    expect(await openWarningWindow(edges).bringUp(50)).toBe(true);
    expect(fake.open.get(1)).not.toHaveProperty('left');
  });

  test('is made as high as its page says, and moved up where it would reach too far down', async () => {
    const { fake, edges } = openBrowser();
    fake.open.set(50, { left: 100, top: 40, width: 1280, height: 900 });
    const window = openWarningWindow(edges);
    await window.fit({ height: 600, lowest: 1000 });
    await window.bringUp(50);
    await window.fit({ height: 600, lowest: 1000 });
    expect(fake.open.get(1)).toMatchObject({ height: 600, top: 250 });
    await window.fit({ height: 900, lowest: 1000 });
    expect(fake.open.get(1)).toMatchObject({ height: 900, top: 100 });
    await window.fit({ height: -5, lowest: 1000 });
    expect(fake.open.get(1)).toMatchObject({ height: 160, top: 100 });
    expect(fake.open.get(50)).toMatchObject({ height: 900, top: 40 });
  });

  test('is one, however many ask at once, and comes to the front for each', async () => {
    const { fake, edges } = openBrowser();
    const window = openWarningWindow(edges);
    await Promise.all([window.bringUp(null), window.bringUp(null), window.bringUp(null)]);
    expect(fake.open.size).toBe(1);
    expect(fake.said).toEqual(['front 1', 'front 1']);
  });

  test('is opened again when it is gone without anybody having said so', async () => {
    const { fake, edges } = openBrowser();
    const window = openWarningWindow(edges);
    await window.bringUp(null);
    fake.open.clear();
    expect(await window.keepUp()).toBe(true);
    expect([...fake.open.keys()]).toEqual([2]);
  });

  test('stays when a call comes in the moment in which it would close', async () => {
    const { fake, edges, pass } = openBrowser();
    const window = openWarningWindow(edges);
    await window.bringUp(null);
    window.takeDown();
    await window.bringUp(null);
    await pass();
    expect([...fake.open.keys()]).toEqual([1]);
    window.takeDown();
    await pass();
    expect(fake.open.size).toBe(0);
    expect(fake.session.size).toBe(0);
  });

  test('tells a person’s closing from its own, and from other windows’', async () => {
    const { edges, pass } = openBrowser();
    const window = openWarningWindow(edges);
    await window.bringUp(null);
    expect(await window.isClosedByPerson(99)).toBe(false);
    expect(await window.isClosedByPerson(1)).toBe(true);
    expect(await window.isClosedByPerson(1)).toBe(false);
    await window.bringUp(null);
    window.takeDown();
    await pass();
    expect(await window.isClosedByPerson(2)).toBe(false);
  });

  test('is found again by the next worker, which learns whether a person closed it meanwhile', async () => {
    const { fake, edges } = openBrowser();
    await openWarningWindow(edges).bringUp(null);
    const next = openWarningWindow(edges);
    expect(await next.restore()).toBe(false);
    await next.keepUp();
    expect([...fake.open.keys()]).toEqual([1]);
    fake.open.clear();
    expect(await openWarningWindow(edges).restore()).toBe(true);
    expect(await openWarningWindow(edges).restore()).toBe(false);
  });

  test('is taken over when a worker opened it and ended before it could note it; a second one is closed', async () => {
    const { fake, edges } = openBrowser();
    fake.open.set(40, {});
    const window = openWarningWindow(edges);
    await window.adopt(40);
    await window.bringUp(null);
    expect([...fake.open.keys()]).toEqual([40]);
    fake.open.set(41, {});
    await window.adopt(41);
    expect([...fake.open.keys()]).toEqual([40]);
  });

  test('cannot be opened where neither window nor popup can be; the button shows it when it is pressed, and is the usual one again afterwards', async () => {
    const { fake, edges } = openBrowser();
    fake.refuses = () => true;
    const window = openWarningWindow(edges);
    expect(await window.bringUp(null)).toBe(false);
    expect(fake.said).toEqual(['warning.html']);
    expect(window.isPopupClosedByPerson()).toBe(true);
    expect(fake.said).toEqual(['warning.html', 'popup.html']);
    expect(window.isPopupClosedByPerson()).toBe(false);
  });
});
