/** An instant as files and programs read it: ISO 8601 in UTC, without milliseconds where there are none. */
export const toInstant = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');
