// Strips the types from every source file into dist/. Only what changed is written again,
// so that a start costs milliseconds; types are checked apart, by `npm run types`.
'use strict';
const fs = require('node:fs');
const { dirname, join, relative } = require('node:path');

const root = join(__dirname, '..');
const out = join(root, 'dist');
const options = {
  jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};

function* sourceFiles(dir) {
  for (const entry of fs.readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* sourceFiles(path);
    else if (entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts')) yield path;
  }
}

function isNewer(source, target) {
  const built = fs.statSync(target, { throwIfNoEntry: false });
  return !built || fs.statSync(source).mtimeMs > built.mtimeMs;
}

/** Written beside and moved into place: a start that reads while another builds sees whole files. */
function write(target, text) {
  fs.mkdirSync(dirname(target), { recursive: true });
  const draft = `${target}.${process.pid}.tmp`;
  fs.writeFileSync(draft, text);
  fs.renameSync(draft, target);
}

function build() {
  let swc;
  for (const dir of ['src', 'commands', 'integrations', 'jobs', 'test']) {
    for (const source of sourceFiles(join(root, dir))) {
      const target = join(out, relative(root, source)).replace(/\.ts$/, '.js');
      if (!isNewer(source, target)) continue;
      swc ??= require('@swc/core');
      write(target, swc.transformFileSync(source, { ...options, filename: source }).code);
    }
  }
}

module.exports = { build };
if (require.main === module) build();
