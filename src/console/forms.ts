import { z } from 'zod';
import { normalizePhone } from '../contact-address.rules';

const oneOf = (people: string[]) =>
  z.string().refine((id) => people.includes(id), { error: 'choose one of the people in the list' });

const commandSchema = (people: string[]) =>
  z.object({
    user: oneOf(people),
    line: z
      .string()
      .trim()
      .max(3000, { error: 'is longer than the 3,000 characters that Slack takes' })
      .regex(/^\/\S/, { error: 'must begin with a slash, such as /due all' })
      .transform((line) => {
        const [command = ''] = line.split(/\s/, 1);
        return { command, text: line.slice(command.length).trim() };
      }),
  });

const pressSchema = (people: string[]) =>
  z.object({
    user: oneOf(people),
    /** A button's whole place in one value: a form has one pressed button, and each says which it is. */
    press: z.string().transform((value, context) => {
      const place = placeSchema.safeParse(Object.fromEntries(new URLSearchParams(value)));
      if (place.success) return place.data;
      context.addIssue({ code: 'custom', message: 'is not a button of this page; refresh and press again' });
      return z.NEVER;
    }),
  });

const placeSchema = z.strictObject({
  channel: z.string().min(1).max(100),
  messageTs: z.string().max(100),
  blockId: z.string().max(255),
  actionId: z.string().min(1).max(255),
  value: z.string().max(2000),
});

const textSchema = z.object({
  from: z.string().transform((text, context) => {
    const number = normalizePhone(text);
    if (number !== null) return number;
    context.addIssue({ code: 'custom', message: 'is not a phone number; write it like +14165550134' });
    return z.NEVER;
  }),
  body: z
    .string()
    .trim()
    .min(1, { error: 'is empty; write what the person texts, such as STOP' })
    .max(1600, { error: 'is longer than the 1,600 characters of a text' }),
});

const LABELS: Record<string, string> = {
  user: 'Person',
  line: 'Command',
  press: 'The button',
  from: 'From number',
  body: 'Text',
};

/** What somebody typed, kept for showing it again; one value a field. */
export type Typed = Record<string, string>;

/** What is wrong with which field, in a sentence. */
export interface Problem {
  field: string;
  message: string;
}

export function readForm(rawBody: Buffer): Typed {
  return Object.fromEntries(new URLSearchParams(rawBody.toString('utf8')));
}

export const checkCommand = (typed: Typed, people: string[]) => check(commandSchema(people), typed);
export const checkPress = (typed: Typed, people: string[]) => check(pressSchema(people), typed);
export const checkText = (typed: Typed) => check(textSchema, typed);

type Checked<Value> = { value: Value } | { problem: Problem };

/** The first thing that is wrong: a form is mended one field after the other. */
function check<Value>(schema: z.ZodType<Value>, typed: Typed): Checked<Value> {
  const parsed = schema.safeParse(typed);
  if (parsed.success) return { value: parsed.data };
  const issue = parsed.error.issues[0];
  const field = String(issue?.path[0] ?? '');
  const what = typed[field] === undefined ? 'is missing' : (issue?.message ?? 'is wrong');
  return { problem: { field, message: `${LABELS[field] ?? field}: ${what}.` } };
}
