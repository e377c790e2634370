import type { View, ViewColumn, ViewLookup } from '../format/view.ts';
import type { PolicyType } from '../policy/policy-type.ts';
import { effectivePolicyView, effectivePolicyViews } from './assignment/effective-views.ts';
import type { PolicyTypes } from './policy-types.ts';
import { readinessViews } from './readiness/readiness-views.ts';

const columns = (...properties: readonly (string | ViewColumn)[]): readonly ViewColumn[] =>
  properties.map((property) => (typeof property === 'string' ? { property } : property));

const right = (property: string): ViewColumn => ({ property, align: 'right' });

/** How the objects of the Teams cmdlets print; their type names are those in `outputType`. */
const views: Readonly<Record<string, View>> = {
  ...effectivePolicyViews,
  ...readinessViews,
  CsGroupPolicyAssignment: { table: { columns: columns('GroupId', 'PolicyType', 'PolicyName', right('Rank'), 'CreatedTime', 'CreatedBy') } },
  CsUserPolicyAssignment: { table: { columns: columns('PolicyType', 'PolicyName', 'PolicySource') } },
  CsPhoneNumberPolicyAssignment: { table: { columns: columns('TelephoneNumber', 'PolicyType', 'PolicyName', 'Authority', 'AssignmentType', 'Reference') } },
  CsPolicyPackage: { table: { columns: columns('Name', 'PackageType', 'Description') }, listing: true },
  CsPolicyPackageRecommendation: { table: { columns: columns('Name', 'Recommendation', 'Description') } },
  CsPolicyGrant: { table: { columns: columns('AssignmentType', 'Identity', 'Group', right('Rank'), 'PolicyType', 'PolicyName') } },
  CsOnlineUser: { table: { columns: columns('DisplayName', 'UserPrincipalName', 'Department', 'AccountType', right('AccountEnabled')) }, listing: true },
  CsPolicyType: { table: { columns: columns('Name', right('SettingCount'), 'Verbs', 'GroupAssignment', right('BatchAssignment')) }, listing: true },
  CsPolicySetting: { table: { columns: columns('Name', 'Type', 'Values', right('Default'), 'Certainty') }, listing: true },
  CsBatchPolicyAssignmentOperation: {
    table: { columns: columns('OperationId', 'OperationName', 'OverallStatus', 'CreatedTime', right('CompletedCount'), right('ErrorCount')) },
    listing: true,
  },
  CsPolicyRollout: {
    table: {
      columns: columns(
        'Name',
        'Status',
        ...['Rows', 'Change', 'NoChange', 'Masked', 'Invalid', 'Pending', 'Succeeded', 'Failed', 'Unknown', 'Undone'].map(right),
      ),
    },
  },
  CsPolicyRolloutRow: { table: { columns: columns(right('Row'), 'Identity', 'PolicyName', 'Before', 'Effect', 'State', 'Reason') } },
  CsChange: { table: { columns: columns('Time', 'Who', 'Target', 'PolicyType', 'Before', 'After', 'Outcome') }, listing: true },
  CsBatchUserState: { table: { columns: columns('Id', 'Result', 'State') } },
  CsTenant: { prefersList: true },
  CsTeamsConnection: { table: { columns: columns('Account', 'Environment', 'Tenant', 'TenantId') } },
  CsCommandInfo: { table: { columns: columns('CommandType', 'Name', 'Source') } },
};

/** The views of everything the Teams cmdlets write. A policy instance prints by its definition, which the cmdlet that wrote it has loaded. */
export const teamsViews =
  (types: PolicyTypes): ViewLookup =>
  (typeName) => {
    if (Object.hasOwn(views, typeName)) return views[typeName];
    const [family = '', of] = typeName.split('#');
    const type = types.loaded(of ?? family);
    return type && (of === undefined ? policyView(type) : effectivePolicyView(type));
  };

/** Several instances: a table of the columns that an administrator compares. One: a list of all settings. */
function policyView({ columns: names, settings }: PolicyType): View {
  const isText = (name: string): boolean => !['flag', 'integer', 'timespan'].includes(settings[name]?.kind ?? 'text');
  return {
    table: { columns: columns('Identity', ...names.map((name) => (isText(name) ? name : right(name)))) },
    list: ['Identity', ...Object.keys(settings)],
    listing: true,
  };
}
