import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buttons, commands, homeSections, modals, shortcuts } from '../commands';
import { jobs } from '../jobs';
import { routes } from '../src/routes';

const root = join(__dirname, '..');

function foldersOf(dir: string): string[] {
  return readdirSync(join(root, dir), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

function filesOf(dir: string): string[] {
  return readdirSync(join(root, dir)).map((file) => join(root, dir, file));
}

describe('the registries', () => {
  test('when a command has a folder, then it is registered under that family', () => {
    const families = commands.map((command) => command.family);
    const withCommand = foldersOf('commands').filter((family) =>
      existsSync(join(root, 'commands', family, 'command.ts')),
    );
    expect(withCommand.sort()).toEqual([...new Set(families)].sort());
  });

  test('when a family has buttons, then all of them are registered', () => {
    const declared = foldersOf('commands')
      .map((family) => join(root, 'commands', family, 'buttons.ts'))
      .flatMap((file) => idsIn(file, /(?:id: |(?:end|said|choice|step|page)Button\()'([a-z.-]+)'/g));
    expect(buttons.map((button) => button.id).sort()).toEqual(declared.sort());
    expect(declared.length).toBeGreaterThan(0);
  });

  test.each([
    ['modal', modals],
    ['shortcut', shortcuts],
    ['home', homeSections],
  ])('when a family has a file for a %s, then all of it is registered', (word, registered) => {
    const declared = foldersOf('commands')
      .flatMap((family) => filesOf(join('commands', family)))
      .filter((path) => new RegExp(`(?:^|[/-])${word}s?\\.ts$`).test(path))
      .flatMap((path) => idsIn(path, /^ {2,4}id: '([a-z.-]+)'/gm));
    expect(registered.map(({ id }: { id: string }) => id).sort()).toEqual(declared.sort());
    expect(declared.length).toBeGreaterThan(0);
  });

  test('when a job has a file, then it is registered under the file’s name', () => {
    const files = readdirSync(join(root, 'jobs')).filter((file) => file !== 'index.ts');
    expect(jobs.map((job) => `${job.name}.ts`).sort()).toEqual(files.sort());
  });

  test('when an area has routes, then each of them is registered', () => {
    const declared = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('/routes.ts'))
      .flatMap((file) => idsIn(join(root, 'src', file), /^ {4}path: '([^']+)'/gm));
    expect(routes.map((route) => route.path).sort()).toEqual(declared.sort());
    expect(declared.length).toBeGreaterThan(10);
  });

  test('when two things have a name, then it is not the same one', () => {
    for (const names of [
      commands.map((command) => command.name),
      buttons.map((button) => button.id),
      modals.map((modal) => modal.id),
      shortcuts.map((shortcut) => shortcut.id),
      homeSections.map((section) => section.id),
      jobs.map((job) => job.name),
      routes.map((route) => `${route.method} ${route.path}`),
    ]) {
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

/** What a file declares, by its text: a file that nobody imports is found too. None where there is no file. */
function idsIn(file: string, pattern: RegExp): string[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}
