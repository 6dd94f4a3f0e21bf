import { z } from 'zod';
import { ROLES, type Role } from './contract/actor';
import { cents, centsFromDollars } from './money';
import { zoneData } from './time/zone-data';

/** Every variable of the environment, each with what is said when it is wrong (spec 4.3). */

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

/** To cents. */
const dollars = (example: string) =>
  z
    .string()
    .regex(/^\d{1,7}(?:\.\d{1,2})?$/, { error: `must be an amount in dollars such as ${example}` })
    .transform((text) => centsFromDollars(Number(text)) ?? cents(0));

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

export const shape = {
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
  KPI_RETENTION_DAYS: wholeNumber(1, 36_500, '730').default(730),
  DAILY_SPEND_LIMIT: dollars('25 or 25.50').optional(),
  OFFER_VALID_DAYS: wholeNumber(1, 90, '7').default(7),
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
  // A Canadian long code hands on one segment a second, a short code a hundred (twilio.com/docs/api/errors/21611).
  TWILIO_SEGMENTS_PER_SECOND: wholeNumber(0, 1000, '1').default(1),
  SENDGRID_API_KEY: z.string().optional(),
  SENDGRID_FROM: z.email({ error: 'must be an e-mail address such as deals@example.com' }).optional(),
  SENDGRID_WEBHOOK_PUBLIC_KEY: list.optional(),
  SENDGRID_INBOUND_KEY: list.optional(),
  SENDGRID_API_BASE_URL: url.optional(),
  SENDGRID_MAILS_PER_SECOND: wholeNumber(0, 1000, '10').default(10),
};
export const environment = z.object(shape);
export type Environment = z.output<typeof environment>;
