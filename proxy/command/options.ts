import { parseArgs } from 'node:util';
import { UsageError } from '../usage-error.ts';

/** One option as a command declares it. */
export interface Option {
  /** How its value is named in the help; absent for a switch. */
  readonly takes?: string;
  /** One letter that stands for it: `-h`. */
  readonly short?: string;
  /** It may be given more than once. */
  readonly many?: true;
  readonly about: string;
}

/** What a command was given, by the names that it declared. */
export interface Input<Name extends string> {
  readonly operands: readonly string[];
  readonly text: (name: Name) => string | undefined;
  readonly texts: (name: Name) => readonly string[];
  readonly isSet: (name: Name) => boolean;
}

/** The first sentence of what Node says about arguments: the rest is advice over several lines. */
const sayTrouble = (error: Error): string => {
  const [first = ''] = error.message.split(/\.?\n|\. /, 1);
  return first.charAt(0).toLowerCase() + first.slice(1);
};

/** Reads a command's arguments. Throws UsageError for an unknown option, a missing value, or a value where none belongs. */
export const readInput = <Name extends string>(
  options: Readonly<Record<Name, Option>>,
  args: readonly string[],
  helpAt: string,
): Input<Name> => {
  const declared = Object.entries<Option>(options).map(
    ([name, { takes, short }]) =>
      [
        name,
        {
          type: takes === undefined ? 'boolean' : 'string',
          multiple: true,
          ...(short === undefined ? {} : { short }),
        },
      ] as const,
  );
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: Object.fromEntries(declared),
      strict: true,
      allowPositionals: true,
    });
    const textsOf = (name: string): readonly string[] => {
      const value = values[name];
      return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
    };
    return {
      operands: positionals,
      text: (name) => textsOf(name).at(-1),
      texts: textsOf,
      isSet: (name) => values[name] !== undefined,
    };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(`${sayTrouble(error)}: see ${helpAt}`, { cause: error });
  }
};

/** The one of a few words that an option may be. Throws UsageError for any other. */
export const choiceOf = <Choice extends string>(
  name: string,
  value: string | undefined,
  choices: readonly Choice[],
  otherwise: Choice,
): Choice => {
  if (value === undefined) return otherwise;
  const found = choices.find((choice) => choice === value);
  if (found === undefined)
    throw new UsageError(`--${name} ${value} is not known: use ${choices.join(', ').replace(/, ([^,]*)$/, ' or $1')}`);
  return found;
};
