import type { ExpressionAst } from './ast.ts';
import type { Bracketed } from './attributes.ts';
import { memberArguments, memberName, type MemberOperator } from './members.ts';
import type { Reader } from './reader.ts';

interface StaticMembers {
  readonly methods: readonly string[];
  readonly properties: readonly string[];
}

/** The static members that scripts can use; the evaluator knows each of them. */
export const staticMembers: Readonly<Record<string, StaticMembers>> = {
  datetime: { methods: [], properties: ['Now', 'UtcNow', 'Today'] },
  environment: { methods: [], properties: ['NewLine'] },
  guid: { methods: ['NewGuid'], properties: [] },
  int: { methods: [], properties: ['MaxValue', 'MinValue'] },
  math: { methods: ['Round', 'Floor', 'Ceiling', 'Max', 'Min', 'Abs'], properties: [] },
  timespan: { methods: ['FromDays', 'FromHours', 'FromMinutes', 'FromSeconds', 'FromMilliseconds'], properties: ['Zero'] },
  string: { methods: ['IsNullOrEmpty', 'IsNullOrWhiteSpace', 'Join'], properties: [] },
};

/** `[type]::name` or `[type]::name( … )`; notes a refusal unless it is on the list. */
export function staticMember(reader: Reader, { name: spec, start, end }: Bracketed, operator: MemberOperator): ExpressionAst {
  const written = memberName(reader, operator);
  const args = memberArguments(reader);
  const base = spec.text.toLowerCase().replace(/^system\./, '');
  const typeName = base === 'int32' ? 'int' : base;
  const known = Object.hasOwn(staticMembers, typeName) ? staticMembers[typeName] : undefined;
  const wanted = written.kind === 'Constant' ? String(written.value).toLowerCase() : undefined;
  const name = (args === undefined ? known?.properties : known?.methods)?.find((candidate) => candidate.toLowerCase() === wanted);
  const extent = { start, end: reader.position };
  if (name === undefined || operator.symbol !== '::')
    reader.refuse('MethodInvocationNotSupportedInConstrainedLanguage', extent, {
      values: [reader.textOf(extent)],
      recommendation: recommendationFor(typeName),
    });
  const type = { kind: 'TypeName', name: typeName, array: false, start, end } as const;
  return { kind: 'StaticMember', type, name: name ?? '', ...(args === undefined ? {} : { arguments: args }), ...extent };
}

function recommendationFor(typeName: string): string {
  const known = Object.hasOwn(staticMembers, typeName) ? staticMembers[typeName] : undefined;
  if (known === undefined) return 'Use a cmdlet, such as Get-Content for a file, or a method of the object itself.';
  return `Use ${[...known.properties, ...known.methods.map((name) => `${name}()`)].map((name) => `[${typeName}]::${name}`).join(', ')}, or a cmdlet.`;
}
