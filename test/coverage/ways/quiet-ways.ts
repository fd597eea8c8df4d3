import type { Way } from '../way.ts';

/** A picture that the page's own policy forbids, so that the browser reports it. */
const FORBIDDEN = '<img src="/forbidden.png">';
/** Reports that are gathered go out when their page goes away, at the latest. */
const LEAVES = `setTimeout(() => { location.href = '$HEREnext.html'; }, 300);`;
/** A browser keeps one of a name for each site, so each row has a name of its own. */
const REPORT_TO = '{"group":"$TAG","max_age":600,"endpoints":[{"url":"$GET"}]}';

const reported = (way: string, headers: Readonly<Record<string, string>>): Way => ({
  way,
  headers,
  html: FORBIDDEN,
  files: { 'next.html': {} },
  quietMs: 2000,
});

const gathered = (way: string, headers: Readonly<Record<string, string>>, script = ''): Way => ({
  ...reported(way, headers),
  script: `${script}; ${LEAVES}`,
  isBrowsersOwn: true,
});

/** What the browser sends of its own accord, because a page made it. */
export const quietWays: readonly Way[] = [
  reported('report of a policy (CSP report-uri)', { 'content-security-policy': "img-src 'none'; report-uri $GET" }),
  reported('report of a policy that only reports', {
    'content-security-policy-report-only': "img-src 'none'; report-uri $GET",
  }),
  gathered('report of a policy by the Reporting API (CSP report-to)', {
    'content-security-policy': "img-src 'none'; report-to call",
    'reporting-endpoints': 'call="$GET"',
  }),
  gathered('report of a policy by the older Report-To', {
    'content-security-policy': "img-src 'none'; report-to $TAG",
    'report-to': REPORT_TO,
  }),
  gathered(
    'report of permissions',
    { 'permissions-policy-report-only': 'geolocation=();report-to=call', 'reporting-endpoints': 'call="$GET"' },
    'navigator.geolocation.getCurrentPosition(() => undefined, () => undefined)',
  ),
  gathered('report of the network (NEL)', {
    'report-to': REPORT_TO,
    nel: '{"report_to":"$TAG","max_age":600,"success_fraction":1.0}',
  }),
  {
    way: 'means of payment',
    script: `new PaymentRequest([{ supportedMethods: '$GET' }], { total: { label: 'a', amount: { currency: 'EUR', value: '1' } } }).canMakePayment().then(() => undefined, () => undefined);`,
    quietMs: 2000,
    isBrowsersOwn: true,
  },
  {
    way: 'sign-in by another site (FedCM)',
    script: `navigator.credentials.get({ identity: { providers: [{ configURL: '$GET', clientId: 'a' }] } }).catch(() => say('failed'));`,
    quietMs: 3000,
    isBrowsersOwn: true,
  },
  {
    way: 'picture of a notification',
    script: `try { new Notification('a', { icon: '$GET', image: '$GET' }); } catch {}`,
  },
  {
    way: 'picture of what is played',
    script: `navigator.mediaSession.metadata = new MediaMetadata({ title: 'a', artwork: [{ src: '$GET', sizes: '96x96', type: 'image/png' }] });`,
  },
];
