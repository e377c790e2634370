import { object, string, switchParameter } from '../../engine/parameter.ts';

const inert = { ignored: true, hidden: true } as const;

/** What the reference documents for these cmdlets because of how Microsoft generates them; accepted so that scripts bind. */
export const httpParameters = {
  Break: switchParameter('There is no debugger to wait for.', inert),
  HttpPipelineAppend: object('There are no steps to add to a request.', inert),
  HttpPipelinePrepend: object('There are no steps to add to a request.', inert),
  Proxy: string('The proxy is that of the environment: HTTPS_PROXY.', inert),
  ProxyCredential: object('The proxy is that of the environment: HTTPS_PROXY.', inert),
  ProxyUseDefaultCredentials: switchParameter('The proxy is that of the environment: HTTPS_PROXY.', inert),
};
