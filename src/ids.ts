import { randomBytes } from 'node:crypto';

/** Opaque strings; a lead's may also be the short `L-1042` or one that a caller gave. */
type Id<Name extends string> = string & { readonly __brand: Name };

export type LeadId = Id<'Lead'>;
export type BuyerId = Id<'Buyer'>;
export type TaskId = Id<'Task'>;
export type DealId = Id<'Deal'>;
export type DealBriefId = Id<'DealBrief'>;
export type MessageId = Id<'Message'>;
export type EvidenceId = Id<'Evidence'>;
export type OfferId = Id<'Offer'>;
export type FeedbackEventId = Id<'FeedbackEvent'>;

/** `task_…` with 96 random bits. */
export function newId<T extends string>(prefix: string): T {
  return `${prefix}_${randomBytes(12).toString('hex')}` as T;
}

/** A secret part of an address: 192 random bits, safe in a path (ASVS 11.5.1 asks for at least 128). */
export function newToken(): string {
  return randomBytes(24).toString('base64url');
}
