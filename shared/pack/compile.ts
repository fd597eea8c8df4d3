import { compileCall } from './compile-call.ts';
import type { CompiledPack } from './compiled.ts';
import { compileEnvelope } from './envelope.ts';
import { headOf } from './head-call.ts';
import { compileHeldBack } from './held-back.ts';
import { PackError, within } from './pack-error.ts';
import { type PackNames, packNames } from './pack-names.ts';
import { namesIn } from './paths.ts';
import type { HarmlessAddress, Route, RouteTable } from './routes.ts';
import type { PackDocument } from './schema.ts';

const provenBy = (pack: PackDocument): ReadonlyMap<string, string> =>
  new Map(
    pack.calls.flatMap((call) =>
      call.charges.flatMap(({ slot, provenBy: proof }) => (proof === undefined ? [] : [[slot, proof] as const])),
    ),
  );

const pastAllowance = ({ meters }: PackDocument, names: PackNames): CompiledPack['pastAllowance'] =>
  new Map(
    meters.flatMap(({ id, pastAllowance: rule }, at) =>
      rule === undefined ? [] : [[id, within(`meters.${at}.pastAllowance`, () => names.ruleOf(rule))] as const],
    ),
  );

const mainMeterOf = ({ mainMeter, meters }: PackDocument, names: PackNames): string =>
  mainMeter === undefined ? (meters[0]?.id ?? '') : within('mainMeter', () => names.meterOf(mainMeter));

const harmlessOf = ({ harmless, sources }: PackDocument): readonly HarmlessAddress[] =>
  harmless.map(({ host, path, source }, at) => {
    if (sources[source] === undefined)
      throw new PackError(`harmless.${at}.source: there is no source named "${source}"`);
    return { host: host.toLowerCase(), path: path.toLowerCase() };
  });

/** A field that names a tracking number, in JSON, in a form, or in what clients write for either. */
const numberFieldOf = (pack: PackDocument): string => {
  const names = pack.calls.flatMap(({ items }) =>
    items === undefined ? [] : (namesIn(items.number).at(-1) ?? items.number),
  );
  return `(?:^|["'?&,{\\s])(?:${[...new Set(names)].join('|')})["']?\\s*[:=]`;
};

/** Throws PackError for an own count that no free call tells, or whose source is not there. */
const requireOwnCount = ({ ownCount, sources }: PackDocument, calls: CompiledPack['calls']): void => {
  if (ownCount === undefined) return;
  const { method, path, source } = ownCount;
  if (sources[source] === undefined) throw new PackError(`ownCount.source: there is no source named "${source}"`);
  const tells = calls.some(
    ({ document: { match, teaches }, charges }) =>
      charges.length === 0 &&
      teaches.some(({ kind }) => kind === 'count') &&
      match.methods.includes(method) &&
      match.paths.some((template) => fitsTemplate(template, path)),
  );
  if (!tells) throw new PackError(`ownCount.path: no free call at ${method} ${path} teaches a count`);
};

/** A part in braces stands for any one part of a path. */
const fitsTemplate = (template: string, path: string): boolean => {
  const [wanted, given] = [template.split('/'), path.split('/')];
  return wanted.length === given.length && wanted.every((part, at) => part.startsWith('{') || part === given[at]);
};

/**
 * Compiles a pack to closures, once. Throws PackError naming the place of the first thing that cannot be (an unknown rule, slot, meter, fact or field).
 * No eval: extensions forbid it.
 */
export const compilePack = (pack: PackDocument): CompiledPack => {
  const names = packNames(pack);
  const documents = [...pack.calls, ...pack.calls.flatMap((call) => headOf(call) ?? [])];
  const calls = documents.map((call) => within(`calls.${call.id}`, () => compileCall(call, pack.item, names)));
  const routes = calls.map(
    ({ document: { match }, charges, action }): Route => ({
      methods: match.methods,
      paths: match.paths.map((path) => path.replace(/[A-Z]/g, (letter) => letter.toLowerCase())),
      // Where the body says what a call is, or nobody knows what it costs, only the background can tell.
      free: charges.length === 0 && action !== 'unknown' && match.operation === undefined,
    }),
  );
  const numberField = numberFieldOf(pack);
  requireOwnCount(pack, calls);
  return {
    document: pack,
    id: pack.id,
    stamp: `${pack.id}@${pack.version}`,
    routes: {
      id: pack.id,
      hosts: pack.hosts,
      roots: pack.roots,
      partial: pack.partial,
      sites: pack.sites,
      harmless: harmlessOf(pack),
      routes,
      numberField,
    },
    calls,
    rules: names.rules,
    mainMeter: mainMeterOf(pack, names),
    pastAllowance: pastAllowance(pack, names),
    provenBy: provenBy(pack),
    slots: names.slots,
    registration: names.registration,
    hasOperations: pack.calls.some(({ match }) => match.operation !== undefined),
    credentials: pack.credential.map(({ name }) => name),
    numberField: new RegExp(numberField, 'i'),
    envelope: pack.envelope === undefined ? null : compileEnvelope(pack.envelope, pack.codes, names.factOf),
    heldBack: compileHeldBack(pack.envelope),
  };
};

/** The table by which the page hook, the network rules and the proxy find calls. */
export const routeTableOf = (packs: readonly CompiledPack[]): RouteTable => ({
  providers: packs.map((pack) => pack.routes),
});
