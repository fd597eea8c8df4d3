import { isRecord } from '../bag.ts';
import { MOST_OF_CALL, parseJson } from '../json/parse-json.ts';
import { formFields } from '../pack/form-fields.ts';

const LONGEST = 60;
const MOST_TOGETHER = 3;

/** A text of at most so many letters, with a sign that there were more. */
export const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text);

const plainName = (value: unknown): string =>
  typeof value === 'string' && /^[A-Za-z_][\w.:-]*$/.test(value) ? cut(value, LONGEST) : '';

interface Definition {
  readonly kind: string;
  readonly name: string;
  readonly field: string;
}

/** The operations that a GraphQL document defines: what stands before each outermost brace. */
const definitionsIn = (document: string): readonly Definition[] => {
  const found: Definition[] = [];
  // Texts and remarks may hold braces.
  const plain = document.replace(/"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|#[^\n]*/g, '""');
  let depth = 0;
  let from = 0;
  for (let at = 0; at < plain.length; at++) {
    if (plain[at] === '(' || plain[at] === '{') {
      if (plain[at] === '{' && depth === 0) {
        const head = /\b(query|mutation|subscription|fragment)\b\s*(\w*)/.exec(plain.slice(from, at));
        const field = /^\{\s*(?:\w+\s*:\s*)?(\w*)/.exec(plain.slice(at, at + 200))?.[1] ?? '';
        found.push({ kind: head?.[1] ?? 'query', name: head?.[2] ?? '', field });
      }
      depth += 1;
    } else if (plain[at] === ')' || plain[at] === '}') {
      depth -= 1;
      if (plain[at] === '}' && depth <= 0) from = at + 1;
    }
  }
  return found.filter(({ kind }) => kind !== 'fragment');
};

const sayOf = ({ kind, name, field }: Definition): string => {
  const said = name === '' ? field : name;
  return kind === 'query' || said === '' ? said : `${kind} ${said}`;
};

/** What a GraphQL message asks for. Of several operations in one document the name decides; a name that is not among them decides nothing. */
const graphOperation = (document: string, chosen: unknown): string => {
  const all = definitionsIn(document.slice(0, 100_000));
  const named = all.filter(({ name }) => name !== '' && name === chosen);
  const said = all.length > 1 && named.length === 1 ? named : all;
  return said.map(sayOf).join(', ');
};

const operationIn = (value: unknown): string => {
  if (!isRecord(value)) return '';
  const { query, operationName, extensions } = value;
  if (typeof query === 'string' && query.includes('{')) return cut(graphOperation(query, operationName), LONGEST * 2);
  if (typeof operationName === 'string' && isRecord(extensions)) return plainName(operationName);
  return plainName(value['method'] ?? value['Method'] ?? value['action']);
};

/**
 * What the body of a call asks for where many calls share an address: the operation of GraphQL (`addShipments`, `mutation addShipments`), the method of a remote
 * call, the action of a form. Empty for none. What a message calls itself counts for nothing where it says what it does.
 */
export const operationOf = (body: string | null): string => {
  if (body === null || !/query|operationName|[Mm]ethod|action/.test(body)) return '';
  if (!/^\s*[[{]/.test(body)) {
    const said = formFields(body).flatMap(([name, value]) => (name === 'action' || name === 'method' ? [value] : []));
    return said.length === 1 ? plainName(said[0]) : '';
  }
  const read = parseJson(body, MOST_OF_CALL);
  if (read.kind !== 'json') return '';
  const all = (Array.isArray(read.value) ? read.value : [read.value]).map(operationIn).filter((one) => one !== '');
  const distinct = [...new Set(all)];
  return `${distinct.slice(0, MOST_TOGETHER).join(', ')}${distinct.length > MOST_TOGETHER ? ', …' : ''}`;
};
