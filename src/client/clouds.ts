/** Microsoft's clouds by the names `Connect-MicrosoftTeams -TeamsEnvironmentName` takes; `Commercial` is the one it means without. */
export const cloudNames = ['Commercial', 'TeamsGCCH', 'TeamsDOD', 'TeamsChina'] as const;

export type CloudName = (typeof cloudNames)[number];

/** Where a cloud's services are: origins without a slash at the end. */
export interface Hosts {
  /** Signs people and applications in. */
  readonly authority: string;
  readonly graph: string;
  readonly configApi: string;
}

export interface Cloud extends Hosts {
  /** Graph has the routes of Teams administration. Documented for the commercial cloud alone. */
  readonly graphAdministersTeams: boolean;
  /** Policies can be assigned to groups. */
  readonly groupAssignments: boolean;
  /** What is not known of these addresses; shown once when such a cloud is connected to. */
  readonly doubt?: string;
}

/** The cloud of that name; Commercial where none is given, undefined where there is no such cloud. */
export function cloudNamed(name: string = 'Commercial'): Cloud | undefined {
  const known = cloudNames.find((candidate) => candidate === name);
  return known && clouds[known];
}

/** One table of hosts. GCC tenants use Commercial. */
export const clouds: Readonly<Record<CloudName, Cloud>> = {
  Commercial: {
    authority: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
    configApi: 'https://api.interfaces.records.teams.microsoft.com',
    graphAdministersTeams: true,
    groupAssignments: true,
  },
  TeamsGCCH: {
    authority: 'https://login.microsoftonline.us',
    graph: 'https://graph.microsoft.us',
    configApi: 'https://api.interfaces.records.gov.teams.microsoft.us',
    graphAdministersTeams: false,
    groupAssignments: true,
  },
  TeamsDOD: {
    authority: 'https://login.microsoftonline.us',
    graph: 'https://dod-graph.microsoft.us',
    configApi: 'https://api.interfaces.records.dod.teams.microsoft.us',
    graphAdministersTeams: false,
    groupAssignments: false,
    doubt: 'two public clients disagree on the address of its policy service',
  },
  TeamsChina: {
    authority: 'https://login.chinacloudapi.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    configApi: 'https://api.interfaces.records.teams.microsoftonline.cn',
    graphAdministersTeams: false,
    groupAssignments: true,
    doubt: 'its addresses rest on one public client and on the names Microsoft uses there otherwise',
  },
};
