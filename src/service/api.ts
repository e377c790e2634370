import type { RouteName } from '../client/routes.ts';
import { grantToTenant, grantToUser, listUserAssignments } from './assignments.ts';
import { grantToGroup, listGroupAssignments, removeGroupAssignment } from './group-assignments.ts';
import { getBatch, listBatches, submitBatch } from './batches.ts';
import { getCallKnowledge } from './call-knowledge.ts';
import { listGroupMembers } from './group-members.ts';
import { findGroups, getGroup } from './groups.ts';
import type { Handler } from './handler.ts';
import { grantToNumber, listNumberAssignments } from './number-assignments.ts';
import { getUserPackage, grantPackageInBatch, grantPackageToGroup, grantPackageToUsers } from './package-grants.ts';
import { createPackage, listPackages, removePackage, updatePackage } from './packages.ts';
import { createPolicy, getPolicy, listPolicies, removePolicy, updatePolicy } from './policies.ts';
import { listSignals, sendSignal } from './signals.ts';
import { discover, getTenant } from './tenant.ts';
import { getUser, listUsers } from './user-listing.ts';

/** Who answers which route. */
export const handlers: Readonly<Record<RouteName, Handler>> = {
  listPolicies,
  getPolicy,
  createPolicy,
  updatePolicy,
  removePolicy,
  grantToUser,
  grantToTenant,
  grantToGroup,
  listGroupAssignments,
  removeGroupAssignment,
  grantToNumber,
  listNumberAssignments,
  listPackages,
  createPackage,
  updatePackage,
  removePackage,
  grantPackageToUsers,
  grantPackageInBatch,
  grantPackageToGroup,
  getUserPackage,
  submitBatch,
  listBatches,
  getBatch,
  listUsers,
  getUser,
  listUserAssignments,
  findGroups,
  getGroup,
  getTenant,
  discover,
  listGroupMembers,
  getCallKnowledge,
  sendSignal,
  listSignals,
};
