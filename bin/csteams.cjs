#!/usr/bin/env node
'use strict';
// Node 22.8 and later keep compiled code between runs; older ones have no such function.
require('node:module').enableCompileCache?.();
require('../dist/load.js')('main.js');
