import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../commands';
import { VARIABLES } from '../src/config';

const root = join(__dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

describe('the documents', () => {
  test('when a command is registered, then the README’s table has it, in the registry’s words', () => {
    const table = /<!-- commands:.*?-->\n([\s\S]*?)<!-- \/commands -->/.exec(read('README.md'))?.[1];
    const rows = commands.map(({ name, role, summary }) => `| \`${name}\` | ${role} | ${summary} |`);
    expect(table?.trim().split('\n').slice(2)).toEqual(rows);
  });

  test('when a variable is read, then .env.example names it, and names no other', () => {
    const named = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
    expect(named.sort()).toEqual([...VARIABLES].sort());
  });

  test('when the README names an npm script, then there is one', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...read('README.md').matchAll(/npm run (?:-s )?([a-z:-]+)/g)].map(
      (match) => match[1] ?? '',
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
    expect(named.length).toBeGreaterThan(3);
  });
});
