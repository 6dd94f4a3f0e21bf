import { type Clock, type Log } from '../contract/ports';
import { UserError } from '../errors';
import { ALL_MARKETS } from '../geo/markets';
import { locate, zonesAt } from '../geo/locate.rules';
import { type Province } from '../geo/provinces';
import { normalizeAddress } from '../contact-address.rules';
import { type Channel } from './channel';
import { type DecideContact } from './decide-contact';
import { gateError, problemOf } from './gate-error.rules';
import { type GateDecision, type GateInput } from './gate.types';
import { spokenInstant, type SpokenWhen } from './spoken-when.rules';

/** A question to the gate as a person or another system asks it. */
export interface ContactQuestion {
  channel: Channel;
  province?: Province | undefined;
  market?: string | undefined;
  when?: GateInput['when'] | SpokenWhen | undefined;
  timezone?: string | undefined;
  leadScore?: number | undefined;
  /** A phone number or an e-mail address, as it was typed. */
  to?: string | undefined;
  leadId?: string | undefined;
}

/** What is known of a lead, for the gate; null when there is none with that id or address. */
export type LeadFacts = (of: { id: string } | { address: string }) => Promise<{
  province: Province | null;
  market: string;
  timezones: string[];
  score?: number | undefined;
  phone?: string | undefined;
  email?: string | undefined;
} | null>;

/**
 * Finds out whom and where the question is about, and asks the gate. Fails closed: what cannot be found out about the
 * person is `gate_error` (spec 3.1), not an error of the caller's.
 * @throws UserError `invalid_input` for an address that is none, `not_found` for an unknown lead
 */
export function askGate(deps: { decide: DecideContact; clock: Clock; log: Log; leadFacts: LeadFacts }) {
  const ask = askWithFacts(deps);
  return async (question: ContactQuestion): Promise<GateDecision> => {
    try {
      return await ask(question);
    } catch (error) {
      if (error instanceof UserError) throw error;
      deps.log.error({ err: error, channel: question.channel }, 'the gate could not ask, so it denied');
      const timezones = question.timezone === undefined ? [] : [question.timezone];
      return gateError({ timezones }, problemOf(error));
    }
  };
}

function askWithFacts(deps: { decide: DecideContact; clock: Clock; leadFacts: LeadFacts }) {
  return async (question: ContactQuestion): Promise<GateDecision> => {
    const now = deps.clock.now();
    const lead = question.leadId === undefined ? null : await deps.leadFacts({ id: question.leadId });
    if (question.leadId !== undefined && lead === null) {
      throw new UserError('not_found', `There is no lead ${question.leadId}.`);
    }
    const own = question.channel === 'EMAIL' ? lead?.email : lead?.phone;
    const stated = question.to === undefined ? own : addressOf(question.to, question.channel);
    // Where nobody says the place, what is known of the person is better than a number's area code.
    const isAsked = lead === null && question.province === undefined && stated !== undefined;
    const place = placeOf(question, isAsked ? await deps.leadFacts({ address: stated }) : lead, stated);
    // A lead without an address for this channel is still a person: nobody consented to anything there.
    const address = stated ?? (lead === null ? undefined : null);
    return await deps.decide(
      {
        channel: question.channel,
        ...place,
        when: whenOf(question.when, now, place.timezones),
        leadScore: question.leadScore ?? lead?.score,
        address,
      },
      now,
    );
  };
}

/** A spoken time is that of the first possible zone; the gate then asks all of them at that instant. */
function whenOf(when: ContactQuestion['when'], now: Date, [first]: string[]): GateInput['when'] {
  if (when === undefined) return { at: now };
  if (!('day' in when)) return when;
  return { at: first === undefined ? now : spokenInstant(when, now, first) };
}

/** The channel says which kind of address it is: nobody is texted at an e-mail address. */
function addressOf(text: string, channel: Channel): string {
  const address = normalizeAddress(text);
  const isMail = address?.includes('@') === true;
  if (address !== null && isMail === (channel === 'EMAIL')) return address;
  const isNeither = address === null;
  const wanted = channel === 'EMAIL' ? 'an e-mail address' : 'a phone number';
  throw new UserError(
    'invalid_input',
    isNeither
      ? `${text} is neither a phone number nor an e-mail address.`
      : `${text} is not ${wanted}, which ${channel} needs.`,
    {
      issues: [
        {
          path: 'to',
          message: isNeither
            ? 'must be a phone number or an e-mail address'
            : `must be ${wanted} for ${channel}`,
          example: channel === 'EMAIL' ? 'jane@example.com' : '+14165550134',
        },
      ],
    },
  );
}

function placeOf(
  question: ContactQuestion,
  lead: Awaited<ReturnType<LeadFacts>>,
  address: string | undefined,
): { province: Province | null; market: string; timezones: string[] } {
  const explicit = question.timezone === undefined ? undefined : [question.timezone];
  const market = question.market ?? ALL_MARKETS;
  if (question.province !== undefined) {
    const { province } = question;
    return { province, market, timezones: explicit ?? zonesAt(province, market) };
  }
  if (lead) {
    return { province: lead.province, market: lead.market, timezones: explicit ?? lead.timezones };
  }
  const phone = address?.startsWith('+') ? address : undefined;
  const place = locate({ phone, timezone: question.timezone });
  return { province: place.province, market: place.market, timezones: explicit ?? place.timezones };
}
