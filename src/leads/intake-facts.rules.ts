import { type ConsentBasis } from '../policy/consent.rules';
import { type Lead } from './lead.model';

/** What is known of a seller at intake; phone and e-mail normalised. */
export type LeadFacts = Pick<Lead, 'name' | 'source'> &
  Partial<
    Pick<
      Lead,
      | 'phone'
      | 'email'
      | 'address'
      | 'region'
      | 'postal_code'
      | 'score'
      | 'property_type'
      | 'arv'
      | 'repairs'
      | 'asking_price'
      | 'owner'
      | 'language'
      | 'message'
    >
  > & {
    /** Default: what the source implies. null: none, whatever the source. */
    consent?: { basis: ConsentBasis; evidence: string; at: Date } | null | undefined;
  };

/** By which a person is known. */
export function addressesOf(facts: Pick<LeadFacts, 'phone' | 'email'>): string[] {
  return [facts.phone, facts.email].filter((address) => address !== undefined);
}

/** A list may be long: the channel hears of its leads when something happens with them. */
const LIST = 'list:';
export const listIntent = (row: string): string => `${LIST}${row}`;
export const isFromList = (intentKey: string): boolean => intentKey.startsWith(LIST);
export const cameFromList = (lead: Pick<Lead, 'intent_key'>): boolean => isFromList(lead.intent_key);
