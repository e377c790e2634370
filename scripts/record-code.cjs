'use strict';
// node scripts/record-code.cjs PACK csteams-arguments…: runs a command and keeps the code that V8 compiled for it beside the pack.
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');

const dist = join(__dirname, '..', 'dist');
const load = require(join(dist, 'load.js'));
const [, , name, ...words] = process.argv;
load.recording = true;
process.argv.splice(2, process.argv.length, ...words);
process.on('exit', () => {
  const script = load.packs.get(name)?.script;
  if (script) writeFileSync(join(dist, `${name}.cache`), script.createCachedData());
});
load('main.js');
