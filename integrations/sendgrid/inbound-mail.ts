import { createHash } from 'node:crypto';
import { z } from 'zod';
import { normalizeEmail } from '../../src/contact-address.rules';
import { isAutomatic, ownWords } from '../../src/outreach/mail-words.rules';
import { type ReceivedText } from '../../src/outreach/receive-text';
import { decodeText } from './decode-text';
import { type FormParts } from './form-parts';
import { textOfHtml } from './text-of-html.rules';

const charsetsSchema = z.record(z.string(), z.string()).catch({});
const envelopeSchema = z
  .object({ from: z.string(), to: z.array(z.string()) })
  .nullable()
  .catch(null);

/** More than anybody writes; the rest of a mail is not kept. */
const LONGEST_BODY = 20_000;
const LONGEST_SUBJECT = 500;

/**
 * A mail as SendGrid's Inbound Parse posts it (docs.sendgrid.com, "Setting Up the Inbound Parse Webhook"). Null when
 * it has no writer whom one could know: that goes to quarantine. The same mail posted again has the same id: by its
 * Message-ID and envelope, or by what it says where it has none.
 */
export function parseInboundMail({ fields, attachments }: FormParts): ReceivedText | null {
  const charsets = charsetsSchema.parse(readJson(fields.get('charsets')));
  const read = (name: string) => decodeText(fields.get(name), charsets[name]);
  const envelope = envelopeSchema.parse(readJson(fields.get('envelope')));
  const from = normalizeEmail(addressIn(read('from'))) ?? normalizeEmail(envelope?.from ?? '');
  if (from === null || !(fields.has('text') || fields.has('html') || fields.has('subject'))) return null;

  const headers = read('headers');
  const subject = read('subject').slice(0, LONGEST_SUBJECT);
  const written = fields.has('text') ? read('text') : textOfHtml(read('html'));
  const to = envelope?.to[0] ?? addressIn(read('to'));
  const messageId = /^message-id:\s*(\S.*?)\s*$/im.exec(headers)?.[1];
  const known = messageId === undefined ? [from, to, subject, written] : [messageId, envelope];
  const mail = { from, subject, headers, envelopeFrom: envelope?.from ?? null };
  return {
    messageSid: `mail_${createHash('sha256').update(JSON.stringify(known)).digest('hex')}`,
    from,
    to,
    body: ownWords(written).slice(0, LONGEST_BODY),
    mail: { subject, attachments, isAutomatic: isAutomatic(mail) },
  };
}

/** `Anna Roy <anna@example.com>`: what stands in the last angle brackets, else the whole. */
function addressIn(text: string): string {
  return /<([^<>]*)>\s*$/.exec(text.trim())?.[1] ?? text;
}

function readJson(bytes: Buffer | undefined): unknown {
  try {
    return JSON.parse(bytes?.toString('utf8') ?? 'null');
  } catch {
    return null;
  }
}
