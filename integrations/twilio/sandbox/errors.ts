import { type SimulatorAnswer } from '../../sandbox/http-simulator';

/** Twilio's error body, as the SDK reads it: twilio.com/docs/usage/twilios-response#response-formats-exceptions */
export function errorAnswer(
  status: number,
  code: number,
  message: string,
  headers: Record<string, string> = {},
): SimulatorAnswer {
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  return { status, headers, body: { code, message, more_info, status } };
}

interface Refusal {
  code: number;
  message: string;
}

/** Twilio's own magic numbers for tests: twilio.com/docs/iam/test-credentials#test-sms-messages */
const MAGIC_TO: Readonly<Record<string, Refusal>> = {
  '+15005550001': { code: 21211, message: "Invalid 'To' Phone Number: +1500555XXXX" },
  '+15005550002': {
    code: 21612,
    message: "'To' phone number +15005550002 cannot be reached from this 'From' number",
  },
  '+15005550003': {
    code: 21408,
    message:
      "Permission to send an SMS has not been enabled for the region indicated by the 'To' number: +15005550003",
  },
  '+15005550004': { code: 21610, message: 'Attempt to send to unsubscribed recipient' },
  '+15005550009': { code: 21614, message: "'To' number: +15005550009, is not a valid mobile number" },
};

const MAGIC_FROM: Readonly<Record<string, Refusal>> = {
  '+15005550001': { code: 21212, message: "Invalid 'From' Number: +15005550001" },
  '+15005550007': {
    code: 21606,
    message: "The 'From' phone number +15005550007 is not a valid, SMS-capable inbound phone number",
  },
  '+15005550008': {
    code: 21611,
    message: "The source 'From' number +15005550008 has exceeded the maximum number of queued messages",
  },
};

const E164 = /^\+[1-9]\d{7,14}$/;
const SERVICE_SID = /^MG[0-9a-f]{32}$/i;

/** What Twilio would say to these parameters before it looks at the recipient's state; null: nothing against it. */
export function refuseParameters(form: URLSearchParams): Refusal | null {
  const to = form.get('To') ?? '';
  const from = form.get('From') ?? '';
  const service = form.get('MessagingServiceSid') ?? '';
  const body = form.get('Body') ?? '';
  const validity = form.get('ValidityPeriod');
  if (to === '') return { code: 21604, message: "A 'To' phone number is required." };
  if (!E164.test(to)) return { code: 21211, message: `Invalid 'To' Phone Number: ${to}` };
  if (from === '' && service === '') return { code: 21603, message: "A 'From' phone number is required." };
  if (service !== '' && !SERVICE_SID.test(service)) {
    return { code: 21701, message: `The Messaging Service Sid ${service} is invalid.` };
  }
  if (body === '') return { code: 21602, message: 'Message body is required.' };
  if (body.length > 1600) {
    return { code: 21617, message: 'The concatenated message body exceeds the 1600 character limit' };
  }
  if (
    validity !== null &&
    !(Number.isInteger(Number(validity)) && Number(validity) >= 1 && Number(validity) <= 36_000)
  ) {
    return { code: 21621, message: `The ValidityPeriod ${validity} is out of range (1-36000)` };
  }
  if (to === from) return { code: 21266, message: "'To' and 'From' number cannot be the same" };
  return MAGIC_TO[to] ?? MAGIC_FROM[from] ?? null;
}
