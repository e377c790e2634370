import type { PolicyPackage } from '../policy/package.ts';
import type { Call } from './call.ts';
import type { CustomPackage, PolicyClient } from './policy-client.ts';
import type { Reading } from './reading.ts';

type PackageCalls = Pick<
  PolicyClient,
  | 'listPackages'
  | 'createPackage'
  | 'updatePackage'
  | 'removePackage'
  | 'grantPackageToUsers'
  | 'grantPackageInBatch'
  | 'grantPackageToGroup'
  | 'getUserPackage'
>;

/** Policy packages: what there is, the tenant's own, and who gets them. */
export function packageCalls(call: Call): PackageCalls {
  return {
    async listPackages() {
      return (await call('listPackages', {})).items().map(toPackage);
    },
    async createPackage(given) {
      await call('createPackage', {}, { body: { Name: given.name, ...packageBody(given) } });
    },
    async updatePackage(given) {
      await call('updatePackage', { package: given.name }, { body: packageBody(given) });
    },
    async removePackage(name) {
      await call('removePackage', { package: name });
    },
    async grantPackageToUsers(users, name) {
      await call('grantPackageToUsers', {}, { body: { Identity: users, PackageName: name } });
    },
    async grantPackageInBatch(users, name) {
      const answer = await call('grantPackageInBatch', {}, { body: { Identity: users, PackageName: name } });
      return answer.member('OperationId').text();
    },
    async grantPackageToGroup(group, name, ranks) {
      await call('grantPackageToGroup', { group }, { body: { PackageName: name, PolicyRankings: ranks } });
    },
    async getUserPackage(user) {
      return (await call('getUserPackage', { user })).member('PackageName').textOrNull();
    },
  };
}

const packageBody = ({ description, policies }: CustomPackage) => ({ ...(description !== undefined && { Description: description }), Policies: policies });

function toPackage(reading: Reading): PolicyPackage {
  return {
    name: reading.member('Name').text(),
    description: reading.member('Description').textOrNull(),
    builtIn: reading.member('PackageType').textOrNull() !== 'Custom',
    policies: reading.member('Policies').json() as PolicyPackage['policies'],
  };
}
