/** Whom a token is for. */
export type Resource = 'ConfigApi' | 'Graph';

/**
 * Gives a bearer token that is still valid for a while; asked for before every request. One that nears its end is renewed silently, once for all who
 * ask at that time. `rejected`: the token that a service has just answered with 401, which is not given again.
 */
export type TokenSource = (resource: Resource, rejected?: string) => Promise<string>;

/** The application that Microsoft's policy service is known by; the same in all its clouds. Documented. */
export const configApiResource = '48ac35b8-9aa8-4d74-927d-1f4a14a0b239';
