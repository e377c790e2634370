import { policyType } from '../policy-type.ts';

export const teamsMediaLoggingPolicy = policyType('TeamsMediaLoggingPolicy', {
  synopsis: 'Whether the client keeps logs of media.',
  columns: [],
  settings: {},
  builtIn: {
    Enabled: {},
  },
});
