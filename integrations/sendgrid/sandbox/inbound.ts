import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { deliver } from '../../sandbox/deliver';
import { type SendgridState } from './state';

const inboundSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  subject: z.string().default(''),
  text: z.string().default(''),
  headers: z.string().default(''),
});

/** Mail to us, as Inbound Parse posts it: a multipart form, unsigned (facts/canada.md section 3). */
export async function postInbound(state: SendgridState, input: unknown): Promise<object> {
  const { from, to, subject, text, headers } = inboundSchema.parse(input);
  const { inboundUrl } = state.settings;
  const fields = {
    headers,
    from,
    to,
    subject,
    text,
    envelope: JSON.stringify({ to: [to], from }),
    charsets: JSON.stringify({ to: 'UTF-8', from: 'UTF-8', subject: 'UTF-8', text: 'UTF-8' }),
    SPF: 'pass',
    dkim: '{@sandbox : pass}',
    sender_ip: '127.0.0.1',
    attachments: '0',
  };
  const boundary = `sandbox${randomBytes(8).toString('hex')}`;
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const webhook =
    inboundUrl === null
      ? null
      : await deliver({
          url: inboundUrl,
          headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
          body: `${parts.join('')}--${boundary}--\r\n`,
          timeoutMs: 10_000,
        });
  state.ledger.add({ type: 'inbound', from, to, subject, webhook });
  return { webhook };
}
