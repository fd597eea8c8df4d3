import { type Console, json, notFound, pageWith } from './console.ts';

export const ADD = `mutation addShipments($input: [ShipmentInput!]!) {
  addShipments(input: $input) { ref status }
}`;
export const READ = `query shipmentByRef($ref: String!) { shipmentByRef(ref: $ref) { ref events { at } } }`;

const SCRIPT = `
const ask = async (query, variables) => {
  const response = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });
  return (await response.json()).data;
};
ask('query sealines { sealines { id } }', {});
const send = async (numbers) => {
  const { addShipments } = await ask(${JSON.stringify(ADD)}, { input: numbers.map((ref) => ({ ref, sealine: 'AUTO' })) });
  for (const { ref } of addShipments) await ask(${JSON.stringify(READ)}, { ref });
  return addShipments.map(({ status }) => status).join(', ');
};`;

/** A console that talks GraphQL: all to one address, each number counts once a month. */
export const openGraphqlConsole = (): Console => {
  const counted = new Set<string>();
  const add = (ref: string): string => {
    if (ref.length < 8) return 'REFUSED';
    const isNew = !counted.has(ref);
    counted.add(ref);
    return isNew ? 'ADDED' : 'KNOWN';
  };
  return {
    host: 'app.liner.example',
    title: 'Liner app',
    page: pageWith('Liner app', SCRIPT),
    charged: () => counted.size,
    answer: async (request) => {
      if (new URL(request.url).pathname !== '/graphql') return notFound();
      const { query, variables } = Object(await request.json());
      const { input, ref } = Object(variables);
      if (String(query).startsWith('query sealines')) return json({ data: { sealines: [{ id: 'MAEU' }] } });
      if (String(query).startsWith('query shipmentByRef'))
        return json({ data: { shipmentByRef: { ref, events: [] } } });
      if (!Array.isArray(input)) return json({ errors: [{ message: 'input' }] });
      const addShipments = input.map((item) => {
        const number = String(Object(item).ref).trim().toUpperCase();
        return { ref: number, status: add(number) };
      });
      return json({ data: { addShipments } });
    },
  };
};
