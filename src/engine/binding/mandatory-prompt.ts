import type { PendingBinding } from './binder.ts';
import type { Host } from '../host.ts';
import type { BindableParameter } from './parameter-set.ts';
import type { Value } from '../value.ts';

/** Asks the person for the mandatory parameters a command line lacks; `place` is the command's 1-based place in the pipeline. */
export async function promptForMandatory(pending: PendingBinding, host: Host, name: string, place: number): Promise<void> {
  if (pending.missing.length === 0 || !host.interactive) return;
  const helped = pending.missing.some(({ parameter }) => parameter.help !== '');
  host.writeError(
    `\ncmdlet ${name} at command pipeline position ${place}\nSupply values for the following parameters:\n${helped ? '(Type !? for Help.)\n' : ''}`,
  );
  for (const parameter of pending.missing) {
    const value = parameter.parameter.array ? await askForList(host, parameter) : await ask(host, parameter, parameter.parameter.name);
    if (value === undefined) return;
    pending.supply(parameter, value);
  }
}

/** One value; undefined at the end of input, so that what is missing is reported. An empty line asks again where '' cannot be meant. */
async function ask(host: Host, { parameter }: BindableParameter, prompt: string): Promise<Value | undefined> {
  for (;;) {
    const line = await host.readLine(`${prompt}: `);
    if (line === undefined) return undefined;
    if (line.trim() === '!?') host.writeError(`${parameter.help}\n`);
    else if (line !== '' || parameter.allowEmptyString === true) return line;
  }
}

/** Values until an empty line. */
async function askForList(host: Host, { parameter }: BindableParameter): Promise<Value | undefined> {
  const values: string[] = [];
  for (;;) {
    const line = await host.readLine(`${parameter.name}[${values.length}]: `);
    if (line === undefined) return undefined;
    if (line.trim() === '!?') host.writeError(`${parameter.help}\n`);
    else if (line === '') return values;
    else values.push(line);
  }
}
