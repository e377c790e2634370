/** Whom a token is for. */
export type Resource = 'ConfigApi' | 'Graph';

/**
 * Gives a bearer token that is still valid for a while; asked for before every request. One that nears its end is renewed silently, once for all who
 * ask at that time. `rejected`: the token that a service has just answered with 401, which is not given again.
 */
export type TokenSource = (resource: Resource, rejected?: string) => Promise<string>;
