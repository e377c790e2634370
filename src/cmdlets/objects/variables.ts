import { cmdlet } from '../../engine/cmdlet.ts';
import { ErrorRecord } from '../../engine/error-record.ts';
import { object, string, strings, switchParameter } from '../../engine/parameter.ts';
import type { Value } from '../../engine/value.ts';
import { hasWildcards, wildcard } from '../../engine/operators/wildcard.ts';
import { assign, named, notFound, scopeOf, variable, variables, wanted } from './variable-scope.ts';

const scopeParameter = string('Global, Script, Local, or how many scopes outward.', {});

export const getVariable = cmdlet({
  name: 'Get-Variable',
  synopsis: 'Lists variables.',
  errorSource: 'Microsoft.PowerShell.Commands.GetVariableCommand',
  outputType: ['System.Management.Automation.PSVariable'],
  parameters: {
    Name: strings('Names or patterns; all without it.', { position: 0, pipeline: 'ByValueAndPropertyName', names: 'variable' }),
    ValueOnly: switchParameter('Writes the values alone.'),
    Include: strings('Only names that match one of these.'),
    Exclude: strings('No names that match one of these.'),
    Scope: scopeParameter,
  },
  examples: [{ run: '$limit = 10; Get-Variable limit -ValueOnly' }, { run: '$limit = 10; Get-Variable lim*' }],
  async *process(args, context) {
    const visible = variables(args.Scope, context);
    for (const pattern of args.Name ?? ['*']) {
      const matches = wildcard(pattern);
      const names = [...visible.keys()].filter(matches).filter((name) => wanted(name, args.Include, args.Exclude));
      if (names.length === 0 && !hasWildcards(pattern)) context.writeError(notFound(pattern));
      for (const name of names.sort())
        yield args.ValueOnly === true ? (visible.get(name) ?? null) : variable(name === pattern.toLowerCase() ? pattern : name, visible.get(name) ?? null);
    }
  },
});

export const setVariable = cmdlet({
  name: 'Set-Variable',
  synopsis: 'Gives a variable a value.',
  errorSource: 'Microsoft.PowerShell.Commands.SetVariableCommand',
  parameters: {
    Name: strings('The variable.', { position: 0, mandatory: true, pipeline: 'ByPropertyName', names: 'variable' }),
    Value: object('Its value; several from the pipeline make a list.', {
      position: 1,
      pipeline: 'ByValueAndPropertyName',
      allowNull: true,
      allowEmptyString: true,
      allowEmptyCollection: true,
    }),
    Scope: scopeParameter,
    Force: switchParameter('Accepted without effect.', { ignored: true }),
    PassThru: switchParameter('Writes the variable.'),
  },
  examples: [{ run: 'Set-Variable limit 10; $limit' }, { run: '1..3 | Set-Variable numbers; $numbers.Count' }],
  async *stream(each, context, fixed) {
    const values: Value[] = [];
    for await (const args of each) if (args.Value !== undefined) values.push(args.Value);
    const value = fixed.Value === undefined && values.length > 1 ? values : (values[0] ?? null);
    for (const name of fixed.Name ?? []) {
      assign(name, value, scopeOf(fixed.Scope, context));
      if (fixed.PassThru === true) yield variable(name, value);
    }
  },
});

export const newVariable = cmdlet({
  name: 'New-Variable',
  synopsis: 'Makes a variable.',
  errorSource: 'Microsoft.PowerShell.Commands.NewVariableCommand',
  parameters: {
    Name: string('The variable.', { position: 0, mandatory: true, pipeline: 'ByPropertyName' }),
    Value: object('Its value.', { position: 1, pipeline: 'ByValueAndPropertyName', allowNull: true, allowEmptyString: true, allowEmptyCollection: true }),
    Scope: scopeParameter,
    Force: switchParameter('Replaces a variable of that name.'),
    PassThru: switchParameter('Writes the variable.'),
  },
  examples: [{ run: 'New-Variable limit 10; $limit' }],
  async *process({ Name: name = '', Value: value = null, Scope, Force, PassThru }, context) {
    const scope = scopeOf(Scope, context);
    if (scope.own().has(name.toLowerCase()) && Force !== true) {
      throw new ErrorRecord({
        id: 'VariableAlreadyExists',
        category: 'ResourceExists',
        target: name,
        message: `A variable with name '${name}' already exists.`,
        recommendation: 'Use Set-Variable, or add -Force.',
      });
    }
    assign(name, value, scope);
    if (PassThru === true) yield variable(name, value);
  },
});

export const clearVariable = cmdlet({
  name: 'Clear-Variable',
  synopsis: 'Sets variables to null.',
  errorSource: 'Microsoft.PowerShell.Commands.ClearVariableCommand',
  parameters: {
    Name: strings('Names or patterns.', { position: 0, mandatory: true, pipeline: 'ByPropertyName', names: 'variable' }),
    Scope: scopeParameter,
    Force: switchParameter('Accepted without effect.', { ignored: true }),
    PassThru: switchParameter('Writes the variables.'),
  },
  examples: [{ run: '$limit = 10; Clear-Variable limit; $null -eq $limit' }],
  async *process({ Name: patterns = [], Scope, PassThru }, context) {
    const scope = scopeOf(Scope, context);
    for (const name of named(patterns, scope, context)) {
      assign(name, null, scope);
      if (PassThru === true) yield variable(name, null);
    }
  },
});

export const removeVariable = cmdlet({
  name: 'Remove-Variable',
  synopsis: 'Removes variables.',
  errorSource: 'Microsoft.PowerShell.Commands.RemoveVariableCommand',
  parameters: {
    Name: strings('Names or patterns.', { position: 0, mandatory: true, pipeline: 'ByPropertyName', names: 'variable' }),
    Scope: scopeParameter,
    Force: switchParameter('Accepted without effect.', { ignored: true }),
  },
  examples: [{ run: '$limit = 10; Remove-Variable limit; $null -eq $limit' }],
  async *process({ Name: patterns = [], Scope }, context) {
    const scope = scopeOf(Scope, context);
    for (const name of named(patterns, scope, context)) scope.delete(name);
  },
});
