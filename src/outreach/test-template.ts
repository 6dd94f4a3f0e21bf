import { type Actor, actorName } from '../contract/actor';
import { type Province } from '../geo/provinces';
import { type Locale } from '../i18n/translate';
import { type Asked, type MessageWish } from './ask-message';
import { type OutreachDeps } from './outreach-ports';
import { placeOfAddress } from './place-of-address';
import { sampleValues, type TemplateName } from './templates/template-names';
import { type Templates } from './templates/templates';

/**
 * Sends a template with sample values to the number or address that its editor states as their own: that statement is the
 * consent on record. Through gate and outbox like any other; a stop of that number holds.
 */
export function testTemplate(
  deps: Pick<OutreachDeps, 'policy' | 'clock'> & {
    templates: Templates;
    ask(wish: MessageWish, actor: Actor): Promise<Asked>;
  },
) {
  return async (
    test: { name: TemplateName; language: Locale; to: string; province?: Province; intentKey: string },
    actor: Actor,
  ): Promise<Asked> => {
    const { name, language, to, province, intentKey } = test;
    const content = await deps.templates.compose(name, language, sampleValues(name));
    await deps.policy.recordConsent(to, {
      basis: 'express',
      at: deps.clock.now(),
      evidence: 'test-send of a template to what was stated as their own number or address',
      recorded_by: `asserted by ${actorName(actor)}`,
    });
    const wish: MessageWish = {
      ...content,
      to,
      contact: 'test',
      ...placeOfAddress(to, { province }, null),
      intent_key: `template-test:${intentKey}`,
      whenClosed: 'queue',
    };
    return deps.ask(wish, actor);
  };
}
