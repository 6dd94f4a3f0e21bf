// node .scripts/run.cjs [NAME=value …] <file> [args]: install if needed, build if needed, then run the file in this
// process, with those variables in its environment.
'use strict';
const { join, resolve } = require('node:path');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Dealrunner needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

const given = process.argv.slice(2);
while (/^[A-Z_]+=/.test(given[0] ?? '')) {
  const [name, ...value] = given.shift().split('=');
  process.env[name] = value.join('=');
}
const [file, ...args] = given;
const target = resolve(join(__dirname, '..'), file);

require('./install.cjs').ensureInstalled();
require('./build.cjs').build();

process.argv = [process.argv[0], target, ...args];
require(target);
