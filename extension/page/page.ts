import type { RouteTable } from '../../shared/pack/routes.ts';
import { openAsker } from './asker.ts';
import { dressXhr } from './dress-xhr.ts';
import { makeFinder } from './find-call.ts';
import { guardBeacon } from './guard-beacon.ts';
import { guardFetch } from './guard-fetch.ts';
import { guardXhr } from './guard-xhr.ts';
import { followXhr } from './hold-xhr.ts';
import { meetBridge } from './meet-bridge.ts';
import { guardOpen } from './open-xhr.ts';
import { keepTexts } from './replace.ts';
import { showXhr } from './show-xhr.ts';

/** The routes of the bundled packs, put in by the build. */
declare const TOLLGATE_ROUTES: RouteTable;

// Runs in the page's own world before any script of the page, after the bridge has started in the extension's.
const finder = makeFinder(TOLLGATE_ROUTES);
const asker = openAsker(meetBridge(document), finder);
keepTexts();
guardFetch(asker, finder);
followXhr(asker);
guardOpen(asker, finder);
guardXhr(asker, finder);
dressXhr(asker);
showXhr();
guardBeacon(asker, finder);
