import type { Route, RouteTable } from '../recognise/route-table.ts';
import { compileCall } from './compile-call.ts';
import type { CompiledPack } from './compiled.ts';
import { compileEnvelope } from './envelope.ts';
import { within } from './pack-error.ts';
import { packNames } from './pack-names.ts';
import { capturesOf, paramsOf, patternOf } from './path-template.ts';
import type { PackDocument } from './schema.ts';

const provenBy = (pack: PackDocument): ReadonlyMap<string, string> =>
  new Map(
    pack.calls.flatMap((call) =>
      call.charges.flatMap(({ slot, provenBy: proof }) => (proof === undefined ? [] : [[slot, proof] as const])),
    ),
  );

/**
 * Compiles a pack to closures, once. Throws PackError naming the place of the first thing that cannot be (an unknown rule, slot, meter, fact or field).
 * No eval: extensions forbid it.
 */
export const compilePack = (pack: PackDocument): CompiledPack => {
  const names = packNames(pack);
  const calls = pack.calls.map((call) => within(`calls.${call.id}`, () => compileCall(call, pack.item, names)));
  const routes: Route[] = pack.calls.map((call, at) => ({
    methods: call.match.methods,
    path: call.match.paths.map(patternOf).join('|'),
    free: calls[at]?.charges.length === 0,
  }));
  return {
    document: pack,
    id: pack.id,
    stamp: `${pack.id}@${pack.version}`,
    routes: { id: pack.id, hosts: pack.hosts, roots: pack.roots, routes },
    calls,
    rules: names.rules,
    provenBy: provenBy(pack),
    slots: names.slots,
    registration: names.registration,
    envelope: pack.envelope === undefined ? null : compileEnvelope(pack.envelope, pack.codes, names.factOf),
    paths: pack.calls.flatMap((document, at) => {
      const call = calls[at];
      return call === undefined
        ? []
        : document.match.paths.map((path) => ({ call, pattern: capturesOf(path), params: paramsOf(path) }));
    }),
  };
};

/** The table by which the page hook, the network rules and the proxy find calls. */
export const routeTableOf = (packs: readonly CompiledPack[]): RouteTable => ({
  providers: packs.map((pack) => pack.routes),
});
