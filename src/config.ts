import { isIP } from 'node:net';
import { environment, type Environment, shape } from './environment';
import { StartError } from './errors';

export type { ApiKey } from './environment';

/** The only reader of process.env. Exit code of a wrong value: EX_CONFIG of sysexits.h. */
export const EXIT_CONFIG = 78;

/** The names of all variables, for the documents' test. */
export const VARIABLES = Object.keys(shape);

export type Config = ReturnType<typeof readConfig>;

/**
 * Reads and checks the whole environment at once. An empty or blank value counts as unset.
 * @throws StartError with one line for each wrong variable, exit code 78
 */
export function readConfig(env: Record<string, string | undefined> = process.env) {
  const given = Object.fromEntries(
    Object.entries(env).flatMap(([name, text]) => (text?.trim() ? [[name, text.trim()]] : [])),
  );
  const parsed = environment.safeParse(given);
  const wrong = parsed.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? [];
  // One wrong value does not hide what the others say of each other.
  const lines = [...new Set([...wrong, ...crossChecks(parsed.data ?? rightOnes(given), given)])];
  if (!parsed.success || lines.length > 0) throw new StartError(lines, EXIT_CONFIG);
  return { ...parsed.data, ...reality(parsed.data) };
}

/** For tools that need the directory only: whatever else is wrong does not keep a store from being exported. */
export function readDataDir(env: Record<string, string | undefined> = process.env): string {
  return shape.DATA_DIR.parse(env.DATA_DIR?.trim() ? env.DATA_DIR.trim() : undefined);
}

/** The values of the variables that are right each by itself. */
function rightOnes(given: Record<string, string>): Partial<Environment> {
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, schema]) => {
      const one = schema.safeParse(given[name]);
      return one.success ? [[name, one.data]] : [];
    }),
  );
}

/** Which providers are real: those whose sending credentials are complete, unless SANDBOX=1. */
function reality(value: Partial<Environment>) {
  const real = value.SANDBOX !== true;
  const twilioFrom = value.TWILIO_FROM ?? value.TWILIO_MESSAGING_SERVICE_SID;
  return {
    production: value.NODE_ENV === 'production',
    slackReal: real && value.SLACK_BOT_TOKEN !== undefined,
    twilioReal:
      real &&
      value.TWILIO_ACCOUNT_SID !== undefined &&
      value.TWILIO_AUTH_TOKEN !== undefined &&
      twilioFrom !== undefined,
    sendgridReal: real && value.SENDGRID_API_KEY !== undefined && value.SENDGRID_FROM !== undefined,
  };
}

/** What one variable says about another. */
function crossChecks(value: Partial<Environment>, given: Record<string, string>): string[] {
  const lines: string[] = [];
  const { production, twilioReal, sendgridReal } = reality(value);
  if (given.MONGODB_URI !== undefined && value.STORE !== undefined && value.STORE !== 'auto') {
    lines.push(`STORE: must be auto (or unset) when MONGODB_URI names a database; it is ${value.STORE}`);
  }
  if (!production) return lines;
  for (const name of ['CLOCK_START', 'CLOCK_RATE'] as const) {
    if (given[name] !== undefined) lines.push(`${name}: is refused with NODE_ENV=production; remove it`);
  }
  if (value.PUBLIC_URL?.startsWith('http:') && !isLoopbackUrl(value.PUBLIC_URL)) {
    lines.push('PUBLIC_URL: must begin with https:// with NODE_ENV=production');
  }
  if (value.SANDBOX === false) lines.push(...missingCredentials(given));
  if (twilioReal || sendgridReal) lines.push(...missingSender(given));
  return lines;
}

function missingCredentials(given: Record<string, string>): string[] {
  const needed = [
    'PUBLIC_URL',
    'SLACK_BOT_TOKEN',
    'SLACK_SIGNING_SECRET',
    'TWILIO_ACCOUNT_SID',
    'TWILIO_AUTH_TOKEN',
    'SENDGRID_API_KEY',
    'SENDGRID_FROM',
  ] as const;
  const lines = needed
    .filter((name) => given[name] === undefined)
    .map((name) => `${name}: is missing; set it, or SANDBOX=1 if no message shall reach anybody`);
  if ((given.TWILIO_FROM ?? given.TWILIO_MESSAGING_SERVICE_SID) === undefined) {
    lines.push('TWILIO_FROM: is missing; set it or TWILIO_MESSAGING_SERVICE_SID');
  }
  return lines;
}

/** CASL s.6(2) and SOR/2012-36 s.2: each message names the sender, a mailing address and a contact (canada.md 1.3). */
function missingSender(given: Record<string, string>): string[] {
  return (['SENDER_NAME', 'SENDER_ADDRESS', 'SENDER_CONTACT'] as const)
    .filter((name) => given[name] === undefined)
    .map((name) => `${name}: is missing; every real text and e-mail must say who sends it (CASL)`);
}

function isLoopbackUrl(text: string): boolean {
  const host = new URL(text).hostname.replace(/^\[|\]$/g, '');
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
