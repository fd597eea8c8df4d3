import type { Way } from '../way.ts';

/** By fetch in a worker, which no script of ours sees. */
const spelled = (say: string, address: string, init = `{ method: 'POST', body: '$BODY' }`): Way => ({
  way: `spelled: ${say}`,
  script: `hear(new Worker('$HEREw.js'));`,
  files: { 'w.js': { text: `$TELL(fetch('${address}', ${init})).then((word) => postMessage(word));` } },
});
const pulled = (say: string, address: string): Way => spelled(say, address, '{}');

const TRACK = 'https://api.17track.net';
const SINAY = 'https://api.sinay.ai';

/** Addresses that servers take for the same. */
export const spelledWays: readonly Way[] = [
  spelled('in capitals', 'HTTPS://API.17TRACK.NET/TRACK/V2.4/REGISTER'),
  spelled('in mixed letters', `${TRACK}/Track/v2.4/Register`),
  spelled('two slashes in front', `${TRACK}//track/v2.4/register`),
  spelled('two slashes within', `${TRACK}/track//v2.4//register`),
  spelled('a slash behind', `${TRACK}/track/v2.4/register/`),
  spelled('a dot within', `${TRACK}/track/./v2.4/x/../register`),
  spelled('dots in hex', `${TRACK}/track/%2e/v2.4/x/%2E%2e/register`),
  spelled('backslashes', `${TRACK}\\\\track\\\\v2.4\\\\register`),
  spelled('a letter in hex', `${TRACK}/track/v2.4/%72egister`),
  spelled('the first letter in hex', `${TRACK}/%74rack/v2.4/register`),
  spelled('all letters in hex', `${TRACK}/%74%72%61%63%6b/%76%32%2e%34/%72%65%67%69%73%74%65%72`),
  spelled('capitals in hex', `${TRACK}/%54RACK/v2.4/%52egister`),
  spelled('slashes in hex', `${TRACK}/track%2fv2.4%2Fregister`),
  spelled('a backslash in hex', `${TRACK}/track%5cv2.4%5Cregister`),
  spelled('hex of hex', `${TRACK}/%2574rack/v2.4/%2572egister`),
  spelled('another folder, and back in hex', `${TRACK}/x/..%2ftrack/v2.4/register`),
  spelled('a blank behind', `${TRACK}/track/v2.4/register%20`),
  spelled('a zero behind', `${TRACK}/track/v2.4/register%00`),
  spelled('a dot behind', `${TRACK}/track/v2.4/register.`),
  spelled('a file behind', `${TRACK}/track/v2.4/register/x.css`),
  spelled('a parameter of the path', `${TRACK}/track/v2.4/register;a=b`),
  spelled('a parameter of a folder', `${TRACK}/track;a=b/v2.4/register`),
  spelled('an ending', `${TRACK}/track/v2.4/register.json`),
  spelled('another version', `${TRACK}/track/v3/register`),
  spelled('no version', `${TRACK}/track/register`),
  spelled('an empty query', `${TRACK}/track/v2.4/register?`),
  spelled('a query that names a document', `${TRACK}/track/v2.4/register?a=/x.yaml`),
  spelled('a query that names a free call', `${TRACK}/track/v2.4/register?/track/v2.4/gettracklist`),
  spelled('a fragment', `${TRACK}/track/v2.4/register#/track/v2.4/gettracklist`),
  spelled('a fragment that looks allowed', `${TRACK}/track/v2.4/register#tollgate-`),
  spelled('a fragment that guesses', `${TRACK}/track/v2.4/register#tollgate-00000000-0000-4000-8000-000000000000`),
  spelled('a query that looks allowed', `${TRACK}/track/v2.4/register?a=#tollgate-0000`),
  spelled('a query with the mark in hex', `${TRACK}/track/v2.4/register?a=%23tollgate-0000`),
  spelled('the usual port', `${TRACK}:443/track/v2.4/register`),
  spelled('another port', `${TRACK}:8443/track/v2.4/register`),
  spelled('a dot behind the host', `${TRACK}./track/v2.4/register`),
  spelled('a dot behind the host, and a port', `${TRACK}.:8443/track/v2.4/register`),
  spelled('a host in wide letters', `https://\uff41pi\u300217track\u3002net/track/v2.4/register`),
  spelled('a host in hex', `https://%61pi.17track.net/track/v2.4/register`),
  spelled('tabs and line ends within', 'https://api.17tr\\tack.net/tra\\nck/v2.4/reg\\rister'),
  spelled('a method in the query (GET)', `${TRACK}/track/v2.4/register?_method=POST&number=$TAG`, '{}'),
  spelled('a method in the query of a free call', `${TRACK}/track/v2.4/gettracklist?_method=PUT`),
  spelled('a method in the query, in capitals', `${TRACK}/track/v2.4/gettracklist?_METHOD=PUT`),
  spelled('a method in the query, in hex', `${TRACK}/track/v2.4/gettracklist?%5fmethod=PUT`),
  spelled('an action that nobody knows', `${TRACK}/track/v2.4/somethingnew`),
  spelled('a free call with an action behind', `${TRACK}/track/v2.4/gettracklist/../register`),
  spelled('a free call with an action behind, in hex', `${TRACK}/track/v2.4/gettracklist%2f..%2fregister`),
  spelled('a document with an action behind, in hex', `${TRACK}/swagger.yaml%2f..%2ftrack%2fv2.4%2fregister`),
  pulled('a pull in mixed letters', `${SINAY}/Container-Tracking/API/V2/Shipment?ShipmentNumber=$TAG`),
  pulled('a pull with a slash behind', `${SINAY}/container-tracking/api/v2/shipment/?shipmentNumber=$TAG`),
  pulled('a pull with its key in hex', `${SINAY}/container-tracking/api/v2/shipment?%73hipmentNumber=$TAG`),
  pulled('a pull with its query in hex', `${SINAY}/container-tracking/api/v2/shipment%3FshipmentNumber=$TAG`),
  pulled('a pull after a free name', `${SINAY}/container-tracking/api/v2/sealines/../shipment?shipmentNumber=$TAG`),
  pulled(
    'a pull after a free name, in hex',
    `${SINAY}/container-tracking/api/v2/sealines/%2e%2e%2fshipment?shipmentNumber=$TAG`,
  ),
  pulled(
    'a pull whose query names a free call',
    `${SINAY}/container-tracking/api/v2/shipment?shipmentNumber=$TAG&a=/container-tracking/api/v2/sealines`,
  ),
  {
    way: 'spelled: with a user and a password',
    script: `location.href = 'https://user:word@api.sinay.ai/container-tracking/api/v2/shipment?shipmentNumber=$TAG';`,
    quietMs: 2000,
  },
  {
    way: 'spelled: with another host as its user',
    script: `location.href = 'https://elsewhere.example@api.sinay.ai/container-tracking/api/v2/shipment?shipmentNumber=$TAG';`,
    quietMs: 2000,
  },
];
