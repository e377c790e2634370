import { string, switchParameter, type TypedParameter } from '../../engine/parameter.ts';
import type { Value } from '../../engine/value.ts';
import { complianceRecordingApplication } from '../../policy/items/compliance-recording-application.ts';
import { settingParameter } from '../policy/setting-parameters.ts';

const properties = Object.entries(complianceRecordingApplication.properties).filter(([name]) => name !== 'Id');

/** What New and Set say of an application. */
export const applicationParameters: Readonly<Record<string, TypedParameter<Value>>> = {
  ...Object.fromEntries(properties.map(([name, setting]) => [name, settingParameter(setting)])),
  Force: switchParameter('Ask nothing and warn of nothing.'),
  Tenant: string('The tenant is that of the connection.', { ignored: true, hidden: true }),
};

export const applicationType = complianceRecordingApplication.name;

export const identityHelp = 'The policy and the object id of the application with a slash between them: Tag:Policy/39dc3ede-c80e-4f19-9153-417a65a1f144.';
