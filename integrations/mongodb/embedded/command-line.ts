import { join } from 'node:path';
import { EXIT } from './exit-codes';

/**
 * Where the store of this installation is: the directory that `npm start` uses for the same DATA_DIR. Read here
 * and not from src/config.ts, since the store's process starts without the product.
 */
export function dataDirFromEnvironment(): string {
  return join(process.env['DATA_DIR'] ?? '.data', 'embedded');
}

/** Runs a command and ends with its exit code; what it throws is one line for a person. */
export function runCommand(command: () => Promise<number>): void {
  command().then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = EXIT.refused;
    },
  );
}

export const print = (line: string): void => void process.stdout.write(`${line}\n`);
