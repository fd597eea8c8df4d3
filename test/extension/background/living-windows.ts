import type { FakeWindows } from './fake-windows.ts';
import type { Alive } from './living-shelf.ts';

/** Windows as a worker meets them. */
export const livingWindows = (browser: FakeWindows['edges'], alive: Alive): FakeWindows['edges'] => ({
  windows: {
    create: (info) => alive(() => browser.windows.create(info)),
    get: (id) => alive(() => browser.windows.get(id)),
    update: (id, info) => alive(() => browser.windows.update(id, info)),
    remove: (id) => alive(() => browser.windows.remove(id)),
  },
  action: {
    setPopup: (details) => alive(() => browser.action.setPopup(details)),
    openPopup: () => alive(() => browser.action.openPopup()),
  },
  session: {
    get: (key) => alive(() => browser.session.get(key)),
    set: (items) => alive(() => browser.session.set(items)),
    remove: (key) => alive(() => browser.session.remove(key)),
  },
});
