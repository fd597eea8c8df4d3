import { forEachHeader, indexOf, lowerCase, slice, startsWith, trim, upperCase } from './natives.ts';

const SIMPLE_TYPES: { readonly [type: string]: true } = Object.assign(Object.create(null), {
  'application/x-www-form-urlencoded': true,
  'multipart/form-data': true,
  'text/plain': true,
});
const SIMPLE_HEADERS: { readonly [name: string]: true } = Object.assign(Object.create(null), {
  accept: true,
  'accept-language': true,
  'content-language': true,
  range: true,
});

const essence = (type: string): string => {
  const end = indexOf(type, ';');
  return lowerCase(trim(end === -1 ? type : slice(type, 0, end)));
};

/**
 * Whether listening on a request's upload would make the browser ask the server beforehand (a preflight) though it need not otherwise. When in
 * doubt, yes: then the hook does not listen there. What the page set decides; what the browser adds is never in it.
 */
export const isSimpleRequest = (request: {
  readonly method: string;
  readonly url: string;
  readonly origin: string;
  readonly headers: Headers;
}): boolean => {
  if (startsWith(request.url, `${request.origin}/`)) return false;
  const method = upperCase(request.method);
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') return false;
  let simple = true;
  forEachHeader(request.headers, (value, name) => {
    if (name === 'content-type') simple &&= SIMPLE_TYPES[essence(value)] === true;
    else simple &&= SIMPLE_HEADERS[name] === true;
  });
  return simple;
};
