#!/usr/bin/env node
// Becomes dist/proxy/tollgate.js. The import below it waits for the check: a static one would fail first on an older Node.
import './require-node-24.js';

void import('./cli.js');
