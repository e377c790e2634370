import type { ParseErrorId } from '../language/parse-error-messages.ts';

/** Every error id there is, in one type: an unknown id does not compile, and tests assert ids, never prose. Grouped by who raises them. */
export type ErrorId =
  | BindingErrorId
  | EngineErrorId
  | ObjectCmdletErrorId
  | ServiceErrorId
  | ClientErrorId
  | ConfigurationErrorId
  | ReadinessErrorId
  | SignInErrorId
  | ParseErrorId
  | RolloutErrorId;

/** PowerShell's parameter binder. */
export type BindingErrorId =
  | 'NamedParameterNotFound'
  | 'PositionalParameterNotFound'
  | 'AmbiguousParameter'
  | 'MissingArgument'
  | 'ParameterAlreadyBound'
  | 'AmbiguousParameterSet'
  | 'ParameterNotInParameterSet'
  | 'AmbiguousPositionalParameterNoName'
  | 'MissingMandatoryParameter'
  | 'ParameterArgumentTransformationError'
  | 'CannotConvertArgument'
  | 'CannotConvertArgumentNoMessage'
  | 'ParameterArgumentValidationError'
  | 'ParameterArgumentValidationErrorNullNotAllowed'
  | 'ParameterArgumentValidationErrorEmptyStringNotAllowed'
  | 'ParameterArgumentValidationErrorEmptyArrayNotAllowed'
  | 'ParameterArgumentValidationErrorEmptyCollectionNotAllowed'
  | 'ParameterBindingFailed'
  | 'ParameterNameConflictsWithAlias'
  | 'ParameterNameAlreadyExistsForCommand'
  | 'InputObjectNotBound'
  | 'InputObjectMissingMandatory'
  | 'ScriptBlockArgumentNoInput'
  | 'ScriptBlockArgumentNoOutput'
  | 'ScriptBlockArgumentInvocationFailed'
  /** An argument that the calling shell emptied: an unquoted `$null` or `-Confirm:$false` in bash. */
  | 'ArgumentEmptiedByShell';

/** The engine at run time. */
export type EngineErrorId =
  | 'CommandNotFoundException'
  | 'InternalError'
  | 'OperationStopped'
  | 'NonInteractivePrompt'
  | 'InvalidCastFromStringToInteger'
  | 'InvalidCast'
  | 'InvalidCastFromStringToDoubleOrSingle'
  | 'InvalidCastFromStringToDecimal'
  | 'InvalidCastParseTargetInvocation'
  | 'InvalidCastParseTargetInvocationWithFormatProvider'
  | 'InvalidCastIConvertible'
  | 'ConvertToFinalInvalidCastException'
  | 'nullToObjectInvalidCast'
  | 'ActionPreferenceStop'
  | 'RuntimeException'
  | 'PropertyNotFoundException'
  | 'PropertyNotFound'
  | 'BadReplaceArgument'
  | 'MethodCountCouldNotFindBest'
  | 'ArgumentOutOfRangeException'
  | 'NotSupportedException'
  | 'OperatorRequiresNumber'
  | 'InvalidSplitOptionCombination'
  | 'InvalidNullKey'
  | 'LoopNotFound'
  | 'PropertyAssignmentException'
  | 'MethodNotFound'
  | 'InvokeMethodOnNull'
  | 'MethodInvocationNotSupportedInConstrainedLanguage'
  | 'CannotCreateTypeConstrainedLanguage'
  | 'CannotConvertTypeConstrainedLanguage'
  | 'BadOperatorArgument'
  | 'NotADefinedOperationForType'
  | 'IndexOutOfRange'
  | 'CannotIndex'
  | 'NullArrayIndex'
  | 'NullArray'
  | 'DuplicateKeyInHashLiteral'
  | 'InvalidRegularExpression'
  | 'FormatError'
  | 'LimitExceeded'
  | 'CallDepthOverflow'
  | 'DivideByZero'
  | 'AddHashTableToNonHashTable'
  | 'NotIcomparable'
  | 'ComparisonFailure'
  | 'VariableIsReadOnly'
  | 'VariableNotWritable'
  | 'Microsoft.PowerShell.Commands.WriteErrorException';

/** The object cmdlets (Select-Object, Export-Csv, …). */
export type ObjectCmdletErrorId =
  | 'ExpandPropertyNotFound'
  | 'MutlipleExpandProperties'
  | 'EmptyScriptBlockAndNoName'
  | 'RenamingMultipleResults'
  | 'AlreadyExistingUserSpecifiedPropertyNoExpand'
  | 'AlreadyExistingUserSpecifiedPropertyExpand'
  | 'PropertyEvaluationExpand'
  | 'ExpressionEmptyString1'
  | 'ExpressionEmptyString2'
  | 'ExpressionGlobbing1'
  | 'ExpressionGlobbing2'
  | `DictionaryKey${'Ambiguous' | 'Illegal' | 'UnknownType' | 'Duplicate' | 'NonString' | 'IllegalValue1' | 'IllegalValue2' | 'MissingValue' | 'MandatoryEntry'}`
  | 'AlignmentIllegalValue'
  | 'WidthOutOfRange'
  | 'FormatStringEmpty'
  | 'FormatCannotSpecifyAutosizeAndColumns'
  | 'FormatViewNotFound'
  | 'AmbiguousPropertyName'
  | 'AmbiguousPropertyOrMethodName'
  | 'InputObjectIsNull'
  | 'ArgumentException'
  | 'VariableNotFound'
  | 'VariableAlreadyExists'
  | 'NoObjectInGetMember'
  | 'MinimumGreaterThanOrEqualMaximum'
  | 'FileOpenFailure'
  | 'CannotSpecifyIncludeTypeInformationAndNoTypeInformation'
  | 'System.ArgumentException'
  | 'DuplicateKeysInJsonString'
  | 'KeysWithDifferentCasingInJsonString'
  | 'EmptyKeyInJsonString'
  | 'ValueNotSpecifiedForWhereObject'
  | 'OperatorNotSpecified'
  | 'NonNumericInputObject'
  | 'CannotSpecifyPathAndLiteralPath'
  | 'CannotSpecifyQuoteFieldsAndUseQuotes'
  | 'CannotAppendCsvWithMismatchedPropertyNames'
  | 'NoClobber'
  | 'TailAndHeadCannotCoexist'
  | 'InvalidOperation'
  | 'ItemNotFound'
  | 'GetContainerContentException'
  | 'PathNotFound'
  | 'FileAccessRefused'
  | 'FileReadError'
  | 'FileWriteError'
  | 'UnsupportedEncoding'
  | 'InvalidJson'
  | 'InvalidCsv'
  | 'InvalidInput'
  | 'Modules_ModuleNotFound'
  | 'HelpNotFound';

/** Answered by the policy service, in its error body's `code`. */
export type ServiceErrorId =
  | 'PolicyNotFound'
  | 'PolicyAlreadyExists'
  | 'PolicyInUse'
  | 'PolicyNotAssignable'
  | 'PolicyTypeNotFound'
  | 'SettingNotFound'
  | 'InvalidSettingValue'
  | 'InvalidPolicyName'
  | 'UserNotFound'
  | 'GroupNotFound'
  | 'AmbiguousIdentity'
  | 'GroupAssignmentNotFound'
  | 'GroupAssignmentLimit'
  | 'BatchNotSupported'
  | 'BatchTooLarge'
  | 'BatchOperationNotFound'
  | 'InvalidRank'
  | 'InvalidRequest'
  | 'RequestTooLarge'
  | 'RouteNotFound'
  | 'InvalidRoute'
  | 'MethodNotAllowed'
  | 'Unauthorized'
  | 'Forbidden'
  | 'TooManyRequests'
  | 'ServiceUnavailable'
  | 'ServiceError'
  | 'StoreDamaged'
  | 'StoreReadOnly'
  | 'StoreFull'
  | 'StoreVersion'
  | 'StoreBusy';

/** The client's side of the wire. */
export type ClientErrorId =
  'NotConnected' | 'ServiceUnreachable' | 'RequestTimedOut' | 'InvalidResponse' | 'ResponseTooLarge' | 'InsecureServiceUri' | 'InvalidServiceUri';

/** Rollouts and the change history. */
export type RolloutErrorId =
  | 'RolloutNotFound'
  | 'RolloutAlreadyExists'
  | 'RolloutBusy'
  | 'RolloutNotPlanned'
  | 'RolloutOtherTenant'
  | 'RolloutDamaged'
  | 'RolloutNotWritable'
  | 'RolloutStopped'
  | 'RolloutRowInvalid'
  | 'RolloutRowsFailed'
  | 'InvalidRolloutName'
  | 'InvalidRolloutInput'
  | 'ChangeNotFound'
  | 'ChangedSince'
  | 'CannotUndoChange'
  | 'HistoryNotWritable';

/** Settings, profiles and the command line. */
export type ConfigurationErrorId =
  | 'ConfigurationDamaged'
  | 'ConfigurationReadOnly'
  | 'AccessTokenNotFound'
  | 'AccessTokenAlreadyExists'
  | 'AddressUnavailable'
  | 'ProfileNotFound'
  | 'ProfileAlreadyExists'
  | 'InvalidProfileName'
  | 'InvalidProfileSetting'
  | 'KeychainUnavailable'
  | 'InvalidCommandLine'
  | 'CertificateUnreadable'
  | 'InvalidFaultFile';

/** Call readiness and the rehearsal of calls. */
export type ReadinessErrorId =
  'InvalidClient' | 'EffectivePolicyTimeout' | 'RehearsalUnavailable' | 'CallFailed' | 'FingerprintMismatch' | 'CertificateChanged';

/** Signing in. */
export type SignInErrorId =
  | 'SignInFailed'
  | 'SignInRequired'
  | 'SignInCancelled'
  | 'SignInInteractionRequired'
  | 'ApplicationIdMissing'
  | 'ApplicationNotFound'
  | 'TenantNotFound'
  | 'ConsentMissing'
  | 'ClientSecretInvalid'
  | 'ClientSecretExpired'
  | 'ClientSecretMissing'
  | 'CertificateNotRegistered'
  | 'CertificateExpired'
  | 'CertificateNotYetValid'
  | 'CertificateKeyMissing'
  | 'CertificateKeyMismatch'
  | 'CertificateKeyUnsupported'
  | 'CertificatePasswordInvalid'
  | 'CertificateStoreNotSupported'
  | 'DeviceCodeExpired'
  | 'FederatedTokenNotFound'
  | 'FederatedTokenRejected'
  | 'ManagedIdentityUnavailable'
  | 'InvalidAccessTokens'
  | 'AccessTokenExpired'
  | 'PasswordSignInNotSupported'
  | 'SecretOnCommandLine';
