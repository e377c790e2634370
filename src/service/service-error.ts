import type { PolicyErrorId } from '../policy/policy-error.ts';

/** What the service answers with 400 and above, besides the refusals of the domain's rules. */
export type ServiceErrorId =
  | PolicyErrorId
  | 'PolicyNotFound'
  | 'PolicyAlreadyExists'
  | 'PolicyInUse'
  | 'UserNotFound'
  | 'GroupNotFound'
  | 'AmbiguousIdentity'
  | 'GroupAssignmentNotFound'
  | 'BatchNotSupported'
  | 'BatchTooLarge'
  | 'BatchOperationNotFound'
  | 'RouteNotFound'
  | 'MethodNotAllowed'
  | 'ServiceError'
  | StoreErrorId;

/** What goes wrong with the file that holds the tenant. */
export type StoreErrorId = 'StoreDamaged' | 'StoreReadOnly' | 'StoreFull' | 'StoreVersion' | 'StoreBusy';

/** The HTTP status and the PowerShell error category of every error id. */
const kinds: Readonly<Record<ServiceErrorId, readonly [status: number, category: string]>> = {
  PolicyTypeNotFound: [400, 'ObjectNotFound'],
  SettingNotFound: [400, 'InvalidArgument'],
  InvalidSettingValue: [400, 'InvalidArgument'],
  InvalidPolicyName: [400, 'InvalidArgument'],
  PolicyNotAssignable: [400, 'InvalidOperation'],
  InvalidRank: [400, 'InvalidArgument'],
  GroupAssignmentLimit: [400, 'LimitsExceeded'],
  PolicyNotFound: [404, 'ObjectNotFound'],
  PolicyAlreadyExists: [409, 'ResourceExists'],
  PolicyInUse: [409, 'InvalidOperation'],
  UserNotFound: [404, 'ObjectNotFound'],
  GroupNotFound: [404, 'ObjectNotFound'],
  AmbiguousIdentity: [400, 'InvalidArgument'],
  GroupAssignmentNotFound: [404, 'ObjectNotFound'],
  BatchNotSupported: [400, 'InvalidOperation'],
  BatchTooLarge: [400, 'LimitsExceeded'],
  BatchOperationNotFound: [404, 'ObjectNotFound'],
  InvalidRequest: [400, 'InvalidArgument'],
  RouteNotFound: [404, 'ObjectNotFound'],
  MethodNotAllowed: [405, 'InvalidOperation'],
  ServiceError: [500, 'NotSpecified'],
  StoreDamaged: [500, 'InvalidData'],
  StoreReadOnly: [500, 'PermissionDenied'],
  StoreFull: [507, 'WriteError'],
  StoreVersion: [500, 'InvalidData'],
  StoreBusy: [503, 'ResourceBusy'],
};

export const statusOf = (id: ServiceErrorId): number => kinds[id][0];

export interface ServiceErrorDetails {
  readonly target?: string;
  /** What to do about it. */
  readonly recommendation?: string | undefined;
  /** Candidates among which to choose. */
  readonly details?: readonly string[];
  readonly cause?: unknown;
}

/** A request that the service refuses, or a store that fails. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly id: ServiceErrorId;
  readonly category: string;
  readonly target?: string;
  readonly recommendation?: string;
  readonly details?: readonly string[];

  constructor(id: ServiceErrorId, message: string, { target, recommendation, details, cause }: ServiceErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.id = id;
    this.category = kinds[id][1];
    if (target !== undefined) this.target = target;
    if (recommendation !== undefined) this.recommendation = recommendation;
    if (details !== undefined) this.details = details;
  }
}
