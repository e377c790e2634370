import { policyType } from '../policy-type.ts';
import { flag } from '../setting.ts';

export const teamsShiftsAppPolicy = policyType('TeamsShiftsAppPolicy', {
  synopsis: 'What the Shifts app may use.',
  columns: ['AllowTimeClockLocationDetection'],
  cmdlets: {
    Get: { inert: ['MsftInternalProcessingMode'] },
    Set: { without: ['Force'], inert: ['MsftInternalProcessingMode'] },
  },
  groupAssignment: 'notGrantable',
  settings: {
    AllowTimeClockLocationDetection: flag('Whether the time clock may find out where someone is.'),
  },
});
