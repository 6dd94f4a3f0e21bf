import { isIP } from 'node:net';
import { z } from 'zod';
import { ROLES, type Role } from './contract/actor';
import { StartError } from './errors';
import { zoneData } from './time/zone-data';

/** The only reader of process.env. Exit code of a wrong value: EX_CONFIG of sysexits.h. */
export const EXIT_CONFIG = 78;

export interface ApiKey {
  name: string;
  role: Role;
  key: string;
}

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);
const url = z
  .url({ protocol: /^https?$/, error: 'must be a URL such as https://bot.example.com' })
  .refine((text) => !/[?#]|\/\/[^/]*@/.test(text), { error: 'must be a URL without user, query or fragment' })
  // Paths are put behind it, and what providers sign must be the same letter by letter.
  .transform((text) => text.replace(/\/+$/, ''));
const flag = z.enum(['0', '1'], { error: 'must be 0 or 1' }).transform((text) => text === '1');
const wholeNumber = (min: number, max: number, example: string) =>
  z
    .string()
    .regex(/^\d{1,15}$/, { error: `must be a whole number such as ${example}` })
    .transform(Number)
    .refine((value) => value >= min && value <= max, { error: `must be from ${min} to ${max}` });

const apiKeys = list.transform((items, context) =>
  items.map((item, index): ApiKey => {
    const [name = '', role = '', ...rest] = item.split(':').map((part) => part.trim());
    const key = rest.join(':');
    if (!name || !(ROLES as readonly string[]).includes(role) || key.length < 16) {
      context.addIssue({
        code: 'custom',
        message: `must be name:role:key with a role of ${ROLES.join(', ')} and a key of at least 16 characters, such as crm:agent:4f0c9a…`,
      });
    }
    if (items.findIndex((other) => other.split(':').slice(2).join(':').trim() === key) < index) {
      context.addIssue({ code: 'custom', message: `has the key of ${name} twice; give each holder its own` });
    }
    return { name, role: role as Role, key };
  }),
);

const shape = {
  NODE_ENV: z.string().default('development'),
  PORT: wholeNumber(0, 65_535, '3000').default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: url.optional(),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, { error: 'must begin with mongodb:// or mongodb+srv://' })
    .optional(),
  DATA_DIR: z.string().default('.data'),
  STORE: z
    .enum(['auto', 'mongod', 'embedded'], { error: 'must be auto, mongod or embedded' })
    .default('auto'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'must be trace, debug, info, warn, error, fatal or silent',
    })
    .default('info'),
  API_KEYS: apiKeys.optional(),
  CLOCK_START: z.iso
    .datetime({ offset: true, error: 'must be an instant such as 2026-11-23T14:00:00Z' })
    .transform((text) => new Date(text))
    .optional(),
  CLOCK_RATE: z
    .string()
    .regex(/^\d+(?:\.\d+)?$/, { error: 'must be a number such as 60' })
    .transform(Number)
    .refine((rate) => rate > 0 && rate <= 100_000, { error: 'must be more than 0 and at most 100000' })
    .optional(),
  CONSOLE: z.enum(['auto', 'on', 'off'], { error: 'must be auto, on or off' }).default('auto'),
  SANDBOX: flag.default(false),
  TEAM_TIMEZONE: z
    .string()
    .refine((name) => zoneData(name) !== null, { error: 'must be a time zone such as America/Toronto' })
    .default('America/Toronto'),
  SENDER_NAME: z.string().optional(),
  SENDER_ADDRESS: z.string().optional(),
  SENDER_CONTACT: z.string().optional(),
  SLACK_BOT_TOKEN: z.string().optional(),
  SLACK_SIGNING_SECRET: list.optional(),
  SLACK_API_URL: url.optional(),
  SLACK_ADMIN_USERS: list.optional(),
  SLACK_DEFAULT_ROLE: z.enum(ROLES, { error: `must be one of ${ROLES.join(', ')}` }).default('viewer'),
  SLACK_CHANNEL_LEADS: z.string().optional(),
  SLACK_CHANNEL_TASKS: z.string().optional(),
  SLACK_CHANNEL_DEALS: z.string().optional(),
  SLACK_CHANNEL_INBOX: z.string().optional(),
  SLACK_CHANNEL_ALERTS: z.string().optional(),
  TWILIO_ACCOUNT_SID: z.string().optional(),
  TWILIO_AUTH_TOKEN: list.optional(),
  TWILIO_FROM: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, { error: 'must be a number in E.164 such as +14165550134' })
    .optional(),
  TWILIO_MESSAGING_SERVICE_SID: z.string().optional(),
  TWILIO_API_BASE_URL: url.optional(),
  SENDGRID_API_KEY: z.string().optional(),
  SENDGRID_FROM: z.email({ error: 'must be an e-mail address such as deals@example.com' }).optional(),
  SENDGRID_WEBHOOK_PUBLIC_KEY: list.optional(),
  SENDGRID_API_BASE_URL: url.optional(),
};
const environment = z.object(shape);
type Environment = z.output<typeof environment>;

/** The names of all variables, for the documents' test. */
export const VARIABLES = Object.keys(environment.shape);

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
