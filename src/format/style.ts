import type { BackgroundColorName, ForegroundColorName } from 'chalk';

type Paint = (text: string) => string;

/** Colours by their meaning. Each takes text without control characters and gives text for the terminal. */
export interface Style {
  readonly strong: Paint;
  readonly faint: Paint;
  readonly error: Paint;
  readonly warning: Paint;
  readonly verbose: Paint;
  /** One of PowerShell's sixteen console colours, by name in any case; unknown names leave the text as it is. */
  readonly console: (text: string, foreground?: string, background?: string) => string;
}

const same = (text: string): string => text;

/** No colours at all. */
export const plainStyle: Style = { strong: same, faint: same, error: same, warning: same, verbose: same, console: same };

/** `level` as in `Host.colorLevel`. chalk is loaded only where there are colours; its own guess at the terminal is not used. */
export async function loadStyle(level: 0 | 1 | 2 | 3): Promise<Style> {
  if (level === 0) return plainStyle;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level });
  return {
    strong: (text) => chalk.bold(text),
    faint: (text) => chalk.dim(text),
    error: (text) => chalk.red(text),
    warning: (text) => chalk.yellow(text),
    verbose: (text) => chalk.cyan(text),
    console: (text, foreground, background) => {
      const front = consoleColors[foreground?.toLowerCase() ?? ''];
      const back = consoleColors[background?.toLowerCase() ?? ''];
      const coloured = front === undefined ? text : chalk[front](text);
      return back === undefined ? coloured : chalk[`bg${back.charAt(0).toUpperCase()}${back.slice(1)}` as BackgroundColorName](coloured);
    },
  };
}

const consoleColors: Readonly<Record<string, ForegroundColorName>> = {
  black: 'black',
  darkblue: 'blue',
  darkgreen: 'green',
  darkcyan: 'cyan',
  darkred: 'red',
  darkmagenta: 'magenta',
  darkyellow: 'yellow',
  gray: 'white',
  darkgray: 'blackBright',
  blue: 'blueBright',
  green: 'greenBright',
  cyan: 'cyanBright',
  red: 'redBright',
  magenta: 'magentaBright',
  yellow: 'yellowBright',
  white: 'whiteBright',
};
