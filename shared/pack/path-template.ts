const PARAM = /^\{([a-z]+)\}$/;

/** The names of a template's parts in braces, in order. */
export const paramsOf = (template: string): readonly string[] =>
  template.split('/').flatMap((segment) => PARAM.exec(segment)?.[1] ?? []);

/** Reads what stands in a path where a template has braces; null for a path that is not of its form. */
export type ReadParams = (path: string) => Readonly<Record<string, string>> | null;

/** Compiles a template such as `/track/{version}/register`. Letter case does not matter. */
export const compileTemplate = (template: string): ReadParams => {
  const parts = template.split('/').map((segment) => ({
    name: PARAM.exec(segment)?.[1] ?? null,
    lower: segment.toLowerCase(),
  }));
  return (path) => {
    const given = path.split('/');
    if (parts.length !== given.length) return null;
    const params: Record<string, string> = {};
    for (const [at, { name, lower }] of parts.entries()) {
      const value = given[at] ?? '';
      if (name === null ? lower !== value.toLowerCase() : value === '') return null;
      if (name !== null) params[name] = value;
    }
    return params;
  };
};
