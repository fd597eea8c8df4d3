import {
  apply,
  construct,
  getOwnPropertyDescriptor,
  NativeRequest,
  NativeTypeError,
  nativeFetch,
  settle,
  slice,
  startsWith,
} from './natives.ts';

/** What `fetch` and the constructor of Request both refuse at once, for the same reason. Nothing is sent. */
const REFUSED = ['data:,', { method: 'CONNECT' }];

const messageOf = (error: unknown): string => {
  if (!(error instanceof NativeTypeError)) return '';
  const message: unknown = getOwnPropertyDescriptor(error, 'message')?.value;
  return typeof message === 'string' ? message : '';
};

const refusalOfRequest = (): string => {
  try {
    construct(NativeRequest, REFUSED);
    return '';
  } catch (error) {
    return messageOf(error);
  }
};

/** How many characters two texts have in common at their ends. */
const sharedEnd = (one: string, other: string): number => {
  let shared = 0;
  while (shared < one.length && shared < other.length) {
    if (one[one.length - 1 - shared] !== other[other.length - 1 - shared]) break;
    shared += 1;
  }
  return shared;
};

/**
 * Gives what `fetch` says where the constructor of Request says the same in its own name. How each begins the browser shows once, at the start. Errors of the
 * page's own stay what they are.
 */
export const learnFetchErrors = (): ((error: unknown) => unknown) => {
  const refusal = refusalOfRequest();
  let constructing = '';
  let fetching = '';
  const learn = (error: unknown): void => {
    const same = sharedEnd(refusal, messageOf(error));
    constructing = slice(refusal, 0, refusal.length - same);
    fetching = slice(messageOf(error), 0, messageOf(error).length - same);
  };
  settle(apply(nativeFetch, window, REFUSED), () => {}, learn);
  return (error) => {
    const message = messageOf(error);
    if (constructing === '' || !startsWith(message, constructing)) return error;
    return new NativeTypeError(`${fetching}${slice(message, constructing.length)}`);
  };
};
