// Where the definitions differ from Microsoft's reference on purpose. The comparison counts each difference under its reason; docs/policy-types.md lists them.

/** A difference: { type, verb?, name?, aspect, ours, theirs }. The first rule that fits one names its reason. */
export const acceptedDifferences = [
  {
    reason:
      'Pages of one kind of cmdlet differ on pipeline input, and their own examples pipe where the parameter table says no. Grant takes users, Remove and Set take instances from the pipeline for every type.',
    fits: ({ aspect, theirs }) => aspect === 'pipeline' && theirs === 'none',
  },
  {
    reason: 'Some pages say of pipeline input only "True". It is taken by value and by property name, as siblings have it.',
    fits: ({ aspect, theirs }) => aspect === 'pipeline' && theirs === 'unqualified',
  },
  {
    reason:
      '-Identity, -Group and -Global of Grant choose the parameter set and are mandatory in it, so that nothing is granted to nobody in particular, or to everybody by mistake.',
    fits: ({ aspect, verb, name }) => aspect === 'mandatory' && verb === 'Grant' && ['Identity', 'Group', 'Global'].includes(name),
  },
  {
    reason: '-PolicyName must be said for every type ($null takes an assignment away); it is asked for when the command runs, not by the binder.',
    fits: ({ aspect, verb, name }) => aspect === 'mandatory' && verb === 'Grant' && name === 'PolicyName',
  },
  {
    reason: 'An instance cannot be made without a name, or removed by none: -Identity of New and Remove is mandatory also where the syntax has it in brackets.',
    fits: ({ aspect, verb, name }) => aspect === 'mandatory' && ['New', 'Remove'].includes(verb) && name === 'Identity',
  },
  {
    reason: 'The pages of TeamsFilesPolicy call -Rank of Grant and -Identity of Set mandatory, and their own examples leave them out: they are optional.',
    fits: ({ type, aspect }) => type === 'TeamsFilesPolicy' && aspect === 'mandatory',
  },
  {
    reason: 'Settings that a parameter table calls required while the syntax and the examples of the same page leave them out are optional.',
    fits: ({ aspect, name, theirs }) => aspect === 'mandatory' && name !== 'Identity' && theirs === 'table only',
  },
  {
    reason: "Where two cmdlets' pages list different values of one setting, all of them are taken.",
    fits: ({ aspect }) => aspect === 'values of one page',
  },
  {
    reason: 'The documented default is not among the documented values, so the setting starts as not set.',
    fits: ({ aspect, ours }) => aspect === 'default' && ours === undefined,
  },
  {
    reason:
      'The default parameter set of Grant is that of the user for all types; documented sets without any parameter, and cmdlets documented with all parameters in one set, are laid out as those of their siblings.',
    fits: ({ aspect, verb }) => aspect === 'sets' && verb === 'Grant',
  },
  {
    reason:
      'One page documents three parameter sets of which two are the same but for parameters without effect, another an Instance set that lacks its parameter. They are Identity and Instance.',
    fits: ({ aspect, verb }) => aspect === 'sets' && verb === 'Set',
  },
  {
    reason: 'The settings of TeamsEnhancedEncryptionPolicy and their values stand in the order in which Get prints them and other articles list them.',
    fits: ({ type, aspect }) => type === 'TeamsEnhancedEncryptionPolicy' && ['settings', 'values'].includes(aspect),
  },
  {
    reason: 'TeamsUpgradePolicy has no settings to give; what its documented Global instance has are its initial values.',
    fits: ({ type, aspect }) => type === 'TeamsUpgradePolicy' && aspect === 'default',
  },
  {
    reason: 'Grant of TeamsVdiPolicy takes users by value, too, as its siblings do.',
    fits: ({ type, verb, aspect }) => type === 'TeamsVdiPolicy' && verb === 'Grant' && aspect === 'pipeline',
  },
  {
    reason: '-ThrottleLimit of Grant is our own.',
    fits: ({ aspect, name }) => aspect === 'extra parameter' && name === 'ThrottleLimit',
  },
  {
    reason: 'Values that are not names (an empty one, or two joined by a comma) cannot be an enum; the parameter takes text and checks it.',
    fits: ({ aspect, theirs }) => aspect === 'type' && theirs === 'enum of phrases',
  },
  {
    reason: 'An uncertain setting takes text, so that values which the reference does not list reach the service.',
    fits: ({ aspect, theirs }) => aspect === 'type' && theirs === 'uncertain enum',
  },
];
