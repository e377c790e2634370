/** Every error id there is, in one type: an unknown id does not compile, and tests assert ids, never prose. Grouped by who raises them. */
export type ErrorId = BindingErrorId | EngineErrorId | ObjectCmdletErrorId | ServiceErrorId | ClientErrorId | ConfigurationErrorId | ParserErrorId;

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
  | 'InputObjectNotBound'
  | 'InputObjectMissingMandatory'
  | 'ScriptBlockArgumentNoInput'
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
  | 'RuntimeException'
  | 'PropertyNotFoundException'
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
  | 'AmbiguousPropertyName'
  | 'AmbiguousPropertyOrMethodName'
  | 'InputObjectIsNull'
  | 'ArgumentException'
  | 'VariableNotFound'
  | 'VariableAlreadyExists'
  | 'NoObjectInGetMember'
  | 'MinimumGreaterThanOrEqualMaximum'
  | 'ValueNotSpecifiedForWhereObject'
  | 'OperatorNotSpecified'
  | 'NonNumericInputObject'
  | 'CannotSpecifyPathAndLiteralPath'
  | 'CannotSpecifyQuoteFieldsAndUseQuotes'
  | 'CannotAppendCsvWithMismatchedPropertyNames'
  | 'NoClobber'
  | 'TailAndHeadCannotCoexist'
  | 'GetContainerContentException'
  | 'PathNotFound'
  | 'FileAccessRefused'
  | 'FileReadError'
  | 'FileWriteError'
  | 'UnsupportedEncoding'
  | 'InvalidJson'
  | 'InvalidCsv'
  | 'InvalidInput'
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
  | 'InvalidRank'
  | 'InvalidRequest'
  | 'RequestTooLarge'
  | 'RouteNotFound'
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

/** Settings, profiles and the command line. */
export type ConfigurationErrorId =
  | 'ConfigurationDamaged'
  | 'ConfigurationReadOnly'
  | 'AccessTokenNotFound'
  | 'AccessTokenAlreadyExists'
  | 'AddressUnavailable'
  | 'ProfileNotFound'
  | 'ProfileAlreadyExists'
  | 'InvalidCommandLine'
  | 'CertificateUnreadable';

/** A script that did not parse; the parser's own id is the record's message prefix and stands in `ParseError.id`. */
export type ParserErrorId = 'ParserError' | `Parser:${string}`;
