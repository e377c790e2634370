import type { PolicyClient } from './client/policy-client.ts';

/** A client that asks, call by call, which client is the current one: what it gives stays the same object while connections come and go. */
export function switchingClient(now: () => Promise<PolicyClient>): PolicyClient {
  return {
    listPolicies: async (...given) => (await now()).listPolicies(...given),
    getPolicy: async (...given) => (await now()).getPolicy(...given),
    createPolicy: async (...given) => (await now()).createPolicy(...given),
    updatePolicy: async (...given) => (await now()).updatePolicy(...given),
    removePolicy: async (...given) => (await now()).removePolicy(...given),
    assignToUser: async (...given) => (await now()).assignToUser(...given),
    assignToTenant: async (...given) => (await now()).assignToTenant(...given),
    assignToGroup: async (...given) => (await now()).assignToGroup(...given),
    listGroupAssignments: async (...given) => (await now()).listGroupAssignments(...given),
    removeGroupAssignment: async (...given) => (await now()).removeGroupAssignment(...given),
    assignToNumber: async (...given) => (await now()).assignToNumber(...given),
    listNumberAssignments: async (...given) => (await now()).listNumberAssignments(...given),
    listPackages: async () => (await now()).listPackages(),
    createPackage: async (...given) => (await now()).createPackage(...given),
    updatePackage: async (...given) => (await now()).updatePackage(...given),
    removePackage: async (...given) => (await now()).removePackage(...given),
    grantPackageToUsers: async (...given) => (await now()).grantPackageToUsers(...given),
    grantPackageInBatch: async (...given) => (await now()).grantPackageInBatch(...given),
    grantPackageToGroup: async (...given) => (await now()).grantPackageToGroup(...given),
    getUserPackage: async (...given) => (await now()).getUserPackage(...given),
    submitBatch: async (...given) => (await now()).submitBatch(...given),
    listBatches: async (...given) => (await now()).listBatches(...given),
    getBatch: async (...given) => (await now()).getBatch(...given),
    getUser: async (...given) => (await now()).getUser(...given),
    listUsers: (...given) => later(now, (client) => client.listUsers(...given)),
    getUserAssignments: async (...given) => (await now()).getUserAssignments(...given),
    listEffectiveSources: (...given) => later(now, (client) => client.listEffectiveSources(...given)),
    findGroups: async (...given) => (await now()).findGroups(...given),
    getGroup: async (...given) => (await now()).getGroup(...given),
    getTenant: async () => (await now()).getTenant(),
    listGroupMembers: (...given) => later(now, (client) => client.listGroupMembers(...given)),
    getCallKnowledge: async (...given) => (await now()).getCallKnowledge(...given),
    sendSignal: async (...given) => (await now()).sendSignal(...given),
    listSignals: async (...given) => (await now()).listSignals(...given),
  };
}

async function* later<T>(now: () => Promise<PolicyClient>, list: (client: PolicyClient) => AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  yield* list(await now());
}
