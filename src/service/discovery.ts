import type { DiscoveryBody } from '../client/routes.ts';
import { ok, type Handler } from './handler.ts';

/** Where a tenant lives. Here there is one place, which has no need of the headers; clients that send them are tried all the same. */
export const discover: Handler = async () => {
  const body: DiscoveryBody = {
    Endpoints: { ConfigApiEndpoint: 'api.interfaces.records.teams.microsoft.com', AdminServiceEndpoint: 'admin0a.online.lync.com' },
    Headers: { 'X-MS-Forest': '0A' },
  };
  return ok(body);
};
