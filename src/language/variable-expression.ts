import type { VariableAst } from './ast.ts';
import type { Reader } from './reader.ts';
import type { VariableToken } from './token.ts';

/** A variable's node; notes a refusal if it belongs to a drive that scripts cannot reach. */
export function variableAst(reader: Reader, token: VariableToken): VariableAst {
  const { name, drive, qualifier, start, end } = token;
  if (qualifier !== undefined)
    reader.refuse('LanguageFeatureNotSupported', token, {
      values: [`The variable drive '${qualifier}:'`],
      recommendation: `Use $env:, $script:, $global: or $local:, and write \${${qualifier}}: for a variable with a colon behind it.`,
    });
  return { kind: 'Variable', name, ...(drive === undefined ? {} : { drive }), start, end };
}
