/** What stands in braces. */
const PARAM = /\{([a-z]+)\}/g;
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A path template such as `/track/{version}/register` as the source of a regular expression. */
export const patternOf = (template: string): string =>
  template
    .split(PARAM)
    .map((part, at) => (at % 2 === 0 ? literal(part) : '[^/]+'))
    .join('');

/** The same, with each part captured; matched against a whole path, whatever its letter case. */
export const capturesOf = (template: string): RegExp =>
  new RegExp(
    `^${template
      .split(PARAM)
      .map((part, at) => (at % 2 === 0 ? literal(part) : '([^/]+)'))
      .join('')}$`,
    'i',
  );

/** The names of a template's parts, in order. */
export const paramsOf = (template: string): readonly string[] =>
  [...template.matchAll(PARAM)].map((match) => match[1] ?? '');
