/** undici declares types for its front door only. Its pool alone loads in half the time. */
declare module 'undici/lib/dispatcher/pool.js' {
  export { Pool as default } from 'undici';
}
