import { type Actor } from '../contract/actor';
import { type Lead } from '../leads/lead.model';

/** What the events of one lead's flow have in common. */
export function flowFacts({ _id, province, market }: Lead, actor: Actor) {
  return { correlation_id: `leadflow:${_id}`, province, market, actor };
}
