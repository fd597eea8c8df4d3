import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTrial, type Trial } from './trial.ts';

let trial: Trial;

beforeAll(async () => {
  trial = await startTrial();
});

afterAll(async () => {
  await trial.close();
});

const same = async (look: () => unknown): Promise<void> => {
  const tell = (page: Page): Promise<unknown> => page.evaluate(look);
  expect(await tell(trial.guarded)).toEqual(await tell(trial.native));
};

test('functions have the names, lengths, properties and text of the browser’s own', () =>
  same(() => {
    const describe = (value: unknown): unknown =>
      typeof value === 'function'
        ? {
            name: value.name,
            length: value.length,
            text: Function.prototype.toString.call(value),
            keys: Reflect.ownKeys(value).map(String),
            extensible: Object.isExtensible(value),
          }
        : value;
    const tell = (owner: object): unknown =>
      Reflect.ownKeys(owner).map((key) => {
        const descriptor = Reflect.getOwnPropertyDescriptor(owner, key);
        const { configurable, enumerable, writable, value, get, set } = descriptor ?? {};
        return [String(key), configurable, enumerable, writable, describe(value), describe(get), describe(set)];
      });
    const names = ['fetch', 'XMLHttpRequest', 'Request', 'Response', 'Headers', 'Promise', 'Navigator', 'MessagePort'];
    return [
      names.map((name) => {
        const { configurable, enumerable, writable } = Object(Reflect.getOwnPropertyDescriptor(window, name));
        return [name, configurable, enumerable, writable, describe(Reflect.get(window, name))];
      }),
      tell(XMLHttpRequest),
      tell(XMLHttpRequest.prototype),
      tell(XMLHttpRequestEventTarget.prototype),
      tell(XMLHttpRequestUpload.prototype),
      tell(EventTarget.prototype),
      tell(Function.prototype),
      tell(Response.prototype),
      tell(Navigator.prototype),
    ];
  }));

test('there is no global name and no property that was not there', () =>
  same(() =>
    Reflect.ownKeys(window)
      .filter((key) => key !== 'desk' && key !== 'labFetch')
      .map(String)
      .sort(),
  ));

test('the text of functions is told and refused as ever', () =>
  same(() => {
    const text = Function.prototype.toString;
    const tried: unknown[] = [
      `${fetch}`,
      String(text),
      text.call(text),
      text.call(class Mine {}),
      `${() => 1}`,
      /\[native code\]/.test(String(XMLHttpRequest)),
    ];
    for (const value of [{}, null, undefined, 1]) {
      try {
        tried.push(text.call(value));
      } catch (error) {
        tried.push(String(error));
      }
    }
    return tried;
  }));

test('constructors, instances and subclasses are what they were', () =>
  same(() => {
    class Mine extends XMLHttpRequest {}
    const mine = new Mine();
    const plain = new XMLHttpRequest();
    const { upload } = plain;
    const made = Reflect.construct(XMLHttpRequest, [], Mine);
    const tried: unknown[] = [];
    try {
      tried.push(Reflect.apply(XMLHttpRequest, undefined, []));
    } catch (error) {
      tried.push(String(error));
    }
    try {
      tried.push(Reflect.construct(fetch, []));
    } catch (error) {
      tried.push(String(error));
    }
    return [
      tried,
      XMLHttpRequest.prototype.constructor === XMLHttpRequest,
      plain.constructor === XMLHttpRequest,
      mine instanceof Mine,
      mine instanceof XMLHttpRequest,
      mine instanceof XMLHttpRequestEventTarget,
      made instanceof Mine,
      Object.getPrototypeOf(plain) === XMLHttpRequest.prototype,
      Object.getPrototypeOf(XMLHttpRequest) === XMLHttpRequestEventTarget,
      Object.prototype.toString.call(plain),
      String(plain),
      [XMLHttpRequest.UNSENT, XMLHttpRequest.DONE, plain.OPENED, plain.LOADING],
      Reflect.ownKeys(plain),
      Object.keys(XMLHttpRequest.prototype),
      upload === plain.upload,
      String(upload),
    ];
  }));

test('in a frame of the page, too', () =>
  same(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inner = Object(frame.contentWindow);
    const tell = [
      String(inner.fetch),
      inner.fetch !== window.fetch,
      inner.fetch.name,
      String(new inner.XMLHttpRequest()),
      new inner.XMLHttpRequest() instanceof inner.XMLHttpRequest,
      new inner.XMLHttpRequest() instanceof XMLHttpRequest,
    ];
    frame.remove();
    return tell;
  }));

test('replaced functions can be replaced, deleted and restored by the page', () =>
  same(() => {
    const { fetch: before } = window;
    const tell: unknown[] = [];
    window.fetch = Object(() => 'mine');
    tell.push(Object(window.fetch)());
    window.fetch = before;
    tell.push(window.fetch === before);
    tell.push(Reflect.deleteProperty(window, 'fetch'), 'fetch' in window);
    Object.defineProperty(window, 'fetch', { value: before, configurable: true, enumerable: true, writable: true });
    const { send } = XMLHttpRequest.prototype;
    XMLHttpRequest.prototype.send = () => {};
    XMLHttpRequest.prototype.send = send;
    return [...tell, XMLHttpRequest.prototype.send === send];
  }));
