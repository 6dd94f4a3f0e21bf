import { type Actor, actorName } from '../contract/actor';
import { UserError } from '../errors';
import { type InboundText } from './inbound-text.model';
import { type InboundDeps } from './receive-text';
import { showInbound } from './show-inbound';

type Sorted = NonNullable<InboundText['sorted']>;

/** A person says who wrote a text from a number that nobody here knew. */
export function sortStranger(deps: InboundDeps) {
  async function need(id: string): Promise<InboundText> {
    const text = await deps.inbound.findById(id).lean();
    if (text?.taken_as === 'unknown') return text;
    throw new UserError('not_found', `There is no text ${id} from an unknown number.`);
  }

  return {
    /** @throws UserError `not_found` */
    look: need,

    /**
     * Said once: of two at once the first counts, and `first` is false for the other. Only nobody may turn out to be
     * somebody. @throws UserError `not_found`
     */
    say: (id: string, as: Sorted['as'], actor: Actor): Promise<{ sorted: Sorted; first: boolean }> =>
      deps.transaction(async () => {
        const { from, sorted: before } = await need(id);
        if (before && (before.as !== 'nobody' || as === 'nobody')) return { sorted: before, first: false };
        const known = {
          lead: () => deps.leads.findByAddress(from),
          buyer: () => deps.buyers.findByAddress(from),
          nobody: async () => null,
        };
        const contact = await known[as]();
        const sorted: Sorted = {
          as,
          by: actorName(actor),
          at: deps.clock.now(),
          ...(contact && { contact: contact._id }),
        };
        await deps.inbound.updateOne({ _id: id }, { $set: { sorted } });
        await showInbound(deps, id);
        return { sorted, first: true };
      }),
  };
}
