import { runServe } from '../../../proxy/serve/run-serve.ts';

// A proxy in a process of its own, for tests that end the process: node serve-child.ts DATA_DIR UPSTREAM_ORIGIN [GRACE_MS]
const [, , data = '', origin = '', graceMs = '2000'] = process.argv;

await runServe(
  {
    port: 0,
    data,
    policy: { onCharge: 'allow', onUnknown: 'block' },
    upstreams: new Map([['17track', { origin, base: '' }]]),
    graceMs: Number(graceMs),
  },
  ({ url }) => console.log(`listening on ${url}`),
);
