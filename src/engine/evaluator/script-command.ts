import type { Cmdlet } from '../cmdlet.ts';
import type { Frame } from './frame.ts';

/** A command written in the language: it runs with what it inherits from the place that calls it. */
export interface ScriptCommand extends Cmdlet {
  readonly isFunction: true;
  /** The command as called from `frame`. */
  calledFrom(frame: Frame): Cmdlet;
}

export const isScriptCommand = (cmdlet: Cmdlet): cmdlet is ScriptCommand => 'calledFrom' in cmdlet;
