const PARAM = /^\{([a-z]+)\}$/;

/** The names of a template's parts in braces, in order. */
export const paramsOf = (template: string): readonly string[] =>
  template.split('/').flatMap((segment) => PARAM.exec(segment)?.[1] ?? []);

/** What stands in a path where a template such as `/track/{version}/register` has braces; null for a path that is not of this form, whatever its letter case. */
export const readParams = (template: string, path: string): Readonly<Record<string, string>> | null => {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [at, segment] of wanted.entries()) {
    const value = given[at] ?? '';
    const name = PARAM.exec(segment)?.[1];
    if (name === undefined ? segment.toLowerCase() !== value.toLowerCase() : value === '') return null;
    if (name !== undefined) params[name] = value;
  }
  return params;
};
