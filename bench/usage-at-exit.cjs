'use strict';
// Loaded into a measured Node process (NODE_OPTIONS=--require): reports its processor time and peak memory on descriptor 3 when it ends.
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  require('node:fs').writeSync(3, JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, rssMb: maxRSS / 1024 }) + '\n');
});
