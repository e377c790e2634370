/** Documented parameters that have no effect on a policy service, or that only Microsoft can use; accepted so that scripts bind. */
export type InertParameter =
  | 'Tenant'
  | 'LocalStore'
  | 'MsftInternalProcessingMode'
  | 'DomainController'
  | 'ProgressAction'
  | 'Include'
  | 'ApplicableTo'
  | 'Id'
  | 'Parent'
  | 'MigrateMeetingsToTeams'
  | 'ExposeSDNConfigurationJsonBlob';

/** How one parameter differs from what its verb's cmdlets usually have. */
export interface ParameterShape {
  /** Its place; places count in order, gaps do not matter. null: by name only. */
  readonly position?: number | null;
  readonly mandatory?: true;
}

/** What the reference documents for one cmdlet of a policy type where the siblings of other types differ. */
export interface CmdletShape {
  /** Get's Identity and Filter, or Set's Identity and Instance, stand in one parameter set; usually each has its own. */
  readonly singleSet?: true;
  /** The set of Grant's Identity; usually `Identity`. */
  readonly userSet?: 'GrantToUser';
  /** Parameters with an effect that most types do not have: New's InMemory, Set's Instance, Grant's Force. */
  readonly offers?: readonly ('Instance' | 'InMemory' | 'Force')[];
  /** Parameters that most types have. */
  readonly without?: readonly ('Force' | 'PassThru' | 'Group' | 'Rank' | 'Filter')[];
  readonly inert?: readonly InertParameter[];
  readonly parameters?: Readonly<Record<string, ParameterShape>>;
}
