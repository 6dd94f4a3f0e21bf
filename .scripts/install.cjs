// Installs from the lockfile when node_modules is missing or stale.
// It runs inside `npm start` and `npm test`: pre- and post-scripts are switched off by `ignore-scripts`.
'use strict';
const { spawnSync } = require('node:child_process');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');

function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8'));
  } catch {
    return null;
  }
}

/** True when every package that the lockfile asks for on any platform is installed in that version. */
function isFresh() {
  const wanted = readJson('package-lock.json');
  // npm writes this hidden lockfile last: an interrupted install has none.
  const installed = readJson('node_modules/.package-lock.json');
  if (!wanted || !installed) return false;
  return Object.entries(wanted.packages).every(([path, entry]) => {
    if (path === '' || entry.optional || entry.peer) return true;
    return installed.packages[path]?.version === entry.version;
  });
}

function ensureInstalled() {
  if (isFresh()) return;
  console.error('Installing packages from package-lock.json …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const run = spawnSync(npm, ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    // Standard output stays the program's own.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) {
    console.error('Installing failed: run "npm ci --include=dev" to see why.');
    process.exit(run.status ?? 1);
  }
}

module.exports = { ensureInstalled };
