import { apply, construct, getOwnPropertyDescriptor, NativeError, privateMap } from './natives.ts';

/** What stands in for a native function. `native` calls the original with the same receiver and whatever arguments it is given. */
export type Around = (self: unknown, args: unknown[], native: (args: unknown[]) => unknown) => unknown;

// A page sees `function fetch() { [native code] }` where it looks at the text of its own fetch, as it does unguarded.
const texts = privateMap<string>();
const nativeText = Function.prototype.toString;

/** Wraps a function so that its name, length, missing prototype and text stay those of the original. */
const wrap = (original: object, around: Around): object => {
  const trap = (target: object, self: unknown, args: unknown[]): unknown =>
    around(self, args, (given) => call(target, self, given));
  // No prototype: whatever a page puts on Object.prototype must not become a trap.
  const wrapped = new Proxy(original, Object.assign(Object.create(null), { apply: trap }));
  texts.set(wrapped, texts.get(original) ?? apply(nativeText, original, []));
  return wrapped;
};

const call = (target: object, self: unknown, args: unknown[]): unknown => {
  if (typeof target !== 'function') throw new NativeError('only functions are wrapped');
  return apply(target, self, args);
};

const descriptorOf = (owner: object, name: string): PropertyDescriptor => {
  const descriptor = getOwnPropertyDescriptor(owner, name);
  if (descriptor === undefined) throw new NativeError(`this browser has no ${name}`);
  return descriptor;
};

/** Puts a wrapper in the place of a method; all else of the property stays as it was. */
export const replaceMethod = (owner: object, name: string, around: Around): void => {
  const descriptor = descriptorOf(owner, name);
  Object.defineProperty(owner, name, { ...descriptor, value: wrap(descriptor.value, around) });
};

/** Puts wrappers in the place of an accessor's getter, setter or both. */
export const replaceAccessor = (
  owner: object,
  name: string,
  around: { readonly get?: Around; readonly set?: Around },
): void => {
  const { get, set, ...rest } = descriptorOf(owner, name);
  const next: PropertyDescriptor = { ...rest };
  if (get !== undefined) next.get = around.get === undefined ? get : Object(wrap(get, around.get));
  if (set !== undefined) next.set = around.set === undefined ? set : Object(wrap(set, around.set));
  Object.defineProperty(owner, name, next);
};

/** Puts a wrapper in the place of a constructor. Subclasses, `instanceof` and statics go on as before; `made` is shown each new object first. */
export const replaceConstructor = (owner: object, name: string, made: (object: object) => void): void => {
  const descriptor = descriptorOf(owner, name);
  const original = descriptor.value;
  const trap = (target: new () => object, args: unknown[], newTarget: new () => object): object => {
    const object = construct(target, args, newTarget);
    made(object);
    return object;
  };
  const wrapped = new Proxy(original, Object.assign(Object.create(null), { construct: trap }));
  texts.set(wrapped, apply(nativeText, original, []));
  Object.defineProperty(owner, name, { ...descriptor, value: wrapped });
  const { prototype } = original;
  Object.defineProperty(prototype, 'constructor', { ...descriptorOf(prototype, 'constructor'), value: wrapped });
};

/** Lets Function.prototype.toString tell of wrapped functions what it told of the originals. */
export const keepTexts = (): void => {
  replaceMethod(Function.prototype, 'toString', (self, args, native) => texts.get(self) ?? native(args));
};
