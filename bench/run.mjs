// Prints every table, one after the other: npm run bench
import { language } from './language.mjs';
import { installedSize, listings } from './listings.mjs';
import { startUp } from './start-up.mjs';

console.log(`## Starting\n\n${await startUp()}\n`);
console.log(`## The language\n\n${await language()}\n`);
console.log(`## Listings\n\n${await listings()}\n`);
console.log(`## An installation\n\n${installedSize()}\n`);
console.log('Bulk assignment: node bench/rollout.mjs. Encrypted calls: node bench/rehearsal.mjs.');
