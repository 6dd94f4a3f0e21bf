import { type FeedbackEvent, type FeedbackKind } from '../buyers/feedback-event.model';
import { type Actor, actorName } from '../contract/actor';
import { UserError } from '../errors';
import { type InboundDeps } from './receive-text';
import { showInbound } from './show-inbound';

/**
 * A person says what a buyer's text was: an event of its own that replaces the one that they saw. Of two at once the
 * first counts; `first` is false for whoever saw an answer that stands there no longer, and nothing was done.
 * @throws UserError `not_found` for a text from which no answer was read
 */
export function correctAnswer(deps: InboundDeps) {
  return (
    seen: { text: string; event: string },
    kind: FeedbackKind,
    actor: Actor,
  ): Promise<{ answer: FeedbackEvent; first: boolean }> =>
    deps.transaction(async () => {
      const now = await deps.buyers.answerOfText(seen.text);
      if (!now) throw new UserError('not_found', `No answer was read from a text ${seen.text}.`);
      if (now._id !== seen.event) {
        // It may have been corrected over REST: then the card stands as it was.
        await showInbound(deps, seen.text);
        return { answer: now, first: false };
      }
      const { event: answer } = await deps.buyers.recordFeedback({
        event: kind,
        province: now.province,
        replaces: now._id,
        source: 'button',
        by: actorName(actor),
      });
      await showInbound(deps, seen.text);
      return { answer, first: true };
    });
}
