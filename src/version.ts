import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The nearest package.json above: the same for src/ and for what is compiled from it. */
function packageFile(dir: string): string {
  const file = join(dir, 'package.json');
  return existsSync(file) ? file : packageFile(dirname(dir));
}

const { version } = JSON.parse(readFileSync(packageFile(__dirname), 'utf8')) as { version: string };

export const VERSION = version;
