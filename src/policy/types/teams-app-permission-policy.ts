import { policyType } from '../policy-type.ts';
import { choice, objects, text } from '../setting.ts';

const listTypes = ['AllowedAppList', 'BlockedAppList'] as const;

const app = (name: string) => ({ name, properties: { Id: text('The id of the application.') } });

export const teamsAppPermissionPolicy = policyType('TeamsAppPermissionPolicy', {
  synopsis: 'Which apps people may use.',
  columns: ['DefaultCatalogAppsType', 'GlobalCatalogAppsType', 'PrivateCatalogAppsType', 'Description'],
  cmdlets: {
    Get: { inert: ['Tenant', 'LocalStore'] },
    New: { offers: ['InMemory'], inert: ['Tenant'] },
    Set: { offers: ['Instance'], inert: ['Tenant'] },
    Remove: { inert: ['Tenant'] },
    Grant: {
      offers: ['Force'],
      userSet: 'GrantToUser',
      inert: ['Tenant', 'DomainController'],
      parameters: { Group: { position: 2 }, Rank: { position: 3, mandatory: true } },
    },
  },
  groupAssignment: 'conflicting',
  batchAssignment: true,
  settings: {
    DefaultCatalogApps: objects(app('DefaultCatalogApp'), "Microsoft's apps that are allowed or blocked."),
    DefaultCatalogAppsType: choice(listTypes, "Whether the list of Microsoft's apps allows or blocks."),
    Description: text('A note for administrators.'),
    GlobalCatalogApps: objects(app('GlobalCatalogApp'), "Other publishers' apps that are allowed or blocked."),
    GlobalCatalogAppsType: choice(listTypes, "Whether the list of other publishers' apps allows or blocks."),
    PrivateCatalogApps: objects(app('PrivateCatalogApp'), "The organization's own apps that are allowed or blocked."),
    PrivateCatalogAppsType: choice(listTypes, "Whether the list of the organization's own apps allows or blocks."),
  },
});
