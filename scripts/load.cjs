'use strict';
// Copied to dist/load.js. Modules are kept in packs: one file of many modules, each in a function that runs when it is first asked for.
// A pack comes with V8's compiled code for it, made by the build; where this Node's V8 is another, the pack is loaded as an ordinary module,
// for which newer versions of Node keep compiled code of their own.
const { readFileSync } = require('node:fs');
const { createRequire, wrap } = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');

/** Module name to pack name; put in by the build. */
const packOf = __PACK_OF__;

const modules = new Map();
const packs = new Map();

/** The exports of a module in a pack. */
function load(name) {
  const known = modules.get(name);
  if (known) return known.exports;
  const module = { exports: {} };
  modules.set(name, module);
  pack(packOf[name]).definitions[name](module, module.exports, requireFrom);
  return module.exports;
}

const requireHere = createRequire(join(__dirname, 'chunks', 'x.js'));

/** `require` as packed modules see it, all as if they lay in dist/chunks. */
function requireFrom(specifier) {
  if (!specifier.startsWith('.')) return requireHere(specifier);
  const name = specifier.slice(specifier.lastIndexOf('/') + 1);
  return Object.hasOwn(packOf, name) ? load(name) : requireHere(`./${name}`);
}

function pack(name) {
  const known = packs.get(name);
  if (known) return known;
  const opened = openCompiled(name) ?? { definitions: require(`./${name}.js`) };
  packs.set(name, opened);
  return opened;
}

function openCompiled(name) {
  const file = join(__dirname, `${name}.js`);
  let cachedData;
  try {
    cachedData = readFileSync(join(__dirname, `${name}.cache`));
  } catch {
    if (!load.recording) return undefined;
  }
  const script = new Script(wrap(readFileSync(file, 'latin1')), { filename: file, cachedData });
  if (script.cachedDataRejected) return undefined;
  const module = { exports: {} };
  script.runInThisContext()(module.exports, requireHere, module, file, __dirname);
  return { definitions: module.exports, script };
}

/** For the build: open packs without their compiled code. For tests: what was opened. */
load.recording = false;
load.packs = packs;
load.modules = modules;
module.exports = load;
