/** Documented parameters that have no effect outside Microsoft's own network; accepted so that scripts bind. */
export type InertParameter = 'Tenant' | 'LocalStore' | 'MsftInternalProcessingMode' | 'DomainController';

/** What the reference documents for one cmdlet of a policy type where the siblings of other types differ. */
export interface CmdletShape {
  /** Get's Identity and Filter, or Set's Identity and Instance, stand in one parameter set; usually each has its own. */
  readonly singleSet?: true;
  /** Parameters that most types do not have. */
  readonly offers?: readonly ('Instance' | 'InMemory')[];
  readonly inert?: readonly InertParameter[];
  /** Parameters that also take a place without their name. */
  readonly positions?: Readonly<Record<string, number>>;
}
