import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Entry {
  version?: string;
  resolved?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(readFileSync(join(__dirname, '../package-lock.json'), 'utf8')) as {
  packages: Record<string, Entry>;
};

/** As Node finds it: in the package's own node_modules, or in one above. */
function isLocked(from: string, name: string): boolean {
  for (let dir = from; ; dir = dir.slice(0, Math.max(0, dir.lastIndexOf('node_modules/') - 1))) {
    if (`${dir === '' ? '' : `${dir}/`}node_modules/${name}` in packages) return true;
    if (dir === '') return false;
  }
}

describe('the lockfile', () => {
  test('when a package needs another on any platform, then that one is locked too: npm ci refuses it otherwise', () => {
    const missing = Object.entries(packages).flatMap(([path, entry]) =>
      Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
        .filter((name) => !isLocked(path, name))
        .map((name) => `${path} needs ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test('when a package is locked, then by its version and without the server that it came from', () => {
    const entries = Object.entries(packages).filter(([path]) => path !== '');
    expect(entries.filter(([, entry]) => entry.version === undefined)).toEqual([]);
    expect(entries.filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
  });

  test('when a package needs moment-timezone, then it gets ours: an older copy would bring older zone data', () => {
    const copies = Object.keys(packages).filter((path) => path.endsWith('node_modules/moment-timezone'));
    expect(copies).toEqual(['node_modules/moment-timezone']);
  });
});
