import type { RouteTable } from '../../../shared/pack/routes.ts';

/** Two providers with one charging and one free route each, enough for the hook to tell calls apart. */
export const testRoutes: RouteTable = {
  providers: [
    {
      id: '17track',
      hosts: ['api.17track.net'],
      roots: ['/track/'],
      partial: false,
      sites: ['17track.net'],
      harmless: [{ host: 't.17track.net', path: '/track/restapi' }],
      numberField: '"number"\\s*:',
      routes: [
        { methods: ['POST'], paths: ['/track/{version}/register'], free: false },
        { methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], paths: ['/track/{version}/free'], free: true },
      ],
    },
    {
      id: 'safecube',
      hosts: ['api.sinay.ai'],
      roots: ['/container-tracking/'],
      partial: false,
      sites: ['sinay.ai', 'safecube.ai'],
      harmless: [],
      numberField: 'shipmentNumber',
      routes: [{ methods: ['GET'], paths: ['/container-tracking/api/v2/shipment'], free: false }],
    },
  ],
};
