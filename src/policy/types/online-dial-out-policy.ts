import { policyType } from '../policy-type.ts';

export const onlineDialOutPolicy = policyType('OnlineDialOutPolicy', {
  synopsis: 'To which telephone destinations meetings and people may dial out.',
  columns: [],
  cmdlets: {
    Grant: { without: ['Group', 'Rank'] },
  },
  groupAssignment: 'undocumented',
  phoneNumberAssignment: true,
  settings: {},
  builtIn: {
    DialoutCPCandPSTNInternational: {},
    DialoutCPCInternationalPSTNDisabled: {},
    DialoutCPCandPSTNDisabled: {},
    DialoutCPCZoneAPSTNDomestic: {},
  },
});
