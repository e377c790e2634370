/** Words after a sub-command that make no sense, or a question that nobody can be asked. */
export class CommandLineError extends Error {
  override readonly name = 'CommandLineError';
  readonly id: 'InvalidCommandLine' | 'InvalidCsv';
  readonly category: string;
  readonly recommendation: string;

  constructor(message: string, recommendation: string, { id = 'InvalidCommandLine', cause }: { id?: CommandLineError['id']; cause?: unknown } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.id = id;
    this.category = id === 'InvalidCsv' ? 'InvalidData' : 'InvalidArgument';
    this.recommendation = recommendation;
  }
}

/** Reads a whole number from a word of the command line. Throws InvalidCommandLine. */
export function wholeNumber(option: string, min: number, max: number): (word: string) => number {
  return (word) => {
    const number = Number(word);
    if (/^\d+$/.test(word) && number >= min && number <= max) return number;
    throw new CommandLineError(`'${word}' is not a number that ${option} takes.`, `Give a whole number from ${min} to ${max}.`);
  };
}

/** Reads a name for something from a word of the command line. Throws InvalidCommandLine. */
export function checkedName(what: string): (name: string) => string {
  return (name) => {
    if (/^[^\p{C}-][^\p{C}]{0,63}$/u.test(name)) return name;
    throw new CommandLineError(`'${name.slice(0, 64)}' cannot be the name of ${what}.`, 'Choose 1 to 64 characters, such as the name of who will use it.');
  };
}
