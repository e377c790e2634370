import { Writable } from 'node:stream';

/** The terminal as the line editor writes to it: can be muted while a secret is typed. */
export interface Screen {
  readonly stream: Writable;
  mute(muted: boolean): void;
}

/** What is written arrives at once, so that nothing that others write gets in between. */
export function screenOn(output: NodeJS.WriteStream): Screen {
  let silent = false;
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!silent) output.write(chunk);
      done();
    },
  });
  Object.defineProperties(stream, {
    isTTY: { value: true },
    columns: { get: () => output.columns },
    rows: { get: () => output.rows },
  });
  output.on('resize', () => stream.emit('resize'));
  return {
    stream,
    mute(muted) {
      silent = muted;
    },
  };
}
