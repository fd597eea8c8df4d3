/**
 * Runs in a page, as a whole: replaces what the page can reach by what writes down what comes by, and then works as before. Gives how to read what was
 * written down: texts in which a word of ours stands, ports, and objects that look like messages of ours.
 */
export const listenIn = (): void => {
  const overheard: string[] = [];
  const { apply, ownKeys, getOwnPropertyDescriptor, defineProperty } = Reflect;
  const NativePort = MessagePort;
  const push = overheard.push.bind(overheard);
  const isText = (value: unknown): value is string => typeof value === 'string';
  const has = Object.hasOwn;
  const test = RegExp.prototype.test;
  const ours = /tollgate-|"verdict"/i;
  let isBusy = false;
  const note = (value: unknown, how: string): void => {
    if (isBusy) return;
    isBusy = true;
    try {
      if (isText(value) && apply(test, ours, [value])) push(`${how}: ${value}`);
      if (value instanceof NativePort) push(`${how}: a port`);
      if (typeof value === 'object' && value !== null && has(value, 'verdict')) push(`${how}: a verdict`);
    } catch {
      // It shows nothing.
    }
    isBusy = false;
  };
  const patch = (owner: object, name: string): void => {
    for (const key of ownKeys(owner)) {
      const found = getOwnPropertyDescriptor(owner, key);
      if (found?.configurable !== true || typeof found.value !== 'function' || key === 'constructor') continue;
      const native = found.value;
      const how = `${name}.${String(key)}`;
      const spy = function (this: unknown, ...args: unknown[]): unknown {
        note(this, how);
        for (let at = 0; at < args.length; at += 1) note(args[at], how);
        const result = new.target === undefined ? apply(native, this, args) : Reflect.construct(native, args);
        note(result, how);
        return result;
      };
      defineProperty(spy, 'prototype', { value: native.prototype });
      defineProperty(owner, key, { ...found, value: spy });
    }
  };
  const named = [
    ...[
      'Array',
      'ArrayBuffer',
      'Headers',
      'JSON',
      'Map',
      'MessageChannel',
      'MessageEvent',
      'MessagePort',
      'Promise',
      'RegExp',
      'Request',
    ],
    ...[
      'Response',
      'Set',
      'String',
      'TextDecoder',
      'TextEncoder',
      'URL',
      'Uint8Array',
      'WeakMap',
      'EventTarget',
      'XMLHttpRequest',
    ],
    ...['Crypto', 'Performance', 'Event', 'AbortSignal', 'Function', 'Node', 'Document'],
  ];
  for (const name of named) {
    const found: unknown = Reflect.get(globalThis, name);
    const proto: unknown = typeof found === 'function' ? found.prototype : undefined;
    if (typeof proto === 'object' && proto !== null && name !== 'Function') patch(proto, name);
  }
  // What is put on every object shows what is set and read there.
  for (const key of ['verdict', 'kind', 'watch', 'ports', 'nonce', 'fragment', 'then', 'got']) {
    defineProperty(Object.prototype, key, {
      configurable: true,
      get: () => undefined,
      set(this: object, value: unknown) {
        note(value, `set ${key}`);
        defineProperty(this, key, { value, configurable: true, enumerable: true, writable: true });
      },
    });
  }
  for (const name of ['MessageChannel', 'URL', 'Request', 'Headers', 'Response', 'fetch']) {
    const native: unknown = Reflect.get(globalThis, name);
    if (typeof native !== 'function') continue;
    defineProperty(globalThis, name, {
      configurable: true,
      writable: true,
      value: new Proxy(native, {
        apply: (target, self, args) => {
          for (const arg of args) note(arg, name);
          return apply(target, self, args);
        },
        construct: (target, args) => {
          for (const arg of args) note(arg, `new ${name}`);
          return Object(Reflect.construct(target, args));
        },
      }),
    });
  }
  // To hand it over makes noise of its own, which is not to be written down.
  defineProperty(globalThis, 'overheard', {
    value: () => {
      isBusy = true;
      return overheard.slice();
    },
  });
};
