/**
 * What the person typed. With `should_escape` (our manifest) Slack sends people and channels as ids, and
 * turns addresses and numbers into links (`<mailto:ann@x.ca|ann@x.ca>`, `<tel:+14165550134|416-555-0134>`);
 * `&`, `<` and `>` arrive as entities (https://docs.slack.dev/messaging/formatting-message-text#escaping).
 */
export function plainText(text: string): string {
  return text
    .replace(/<([@#])([A-Z0-9_]+)(?:\|[^>]*)?>/g, '<$1$2>')
    .replace(/<((?:https?|mailto|tel):[^|>]*)(?:\|([^>]*))?>/g, (_link, target: string, label?: string) =>
      target.startsWith('http') ? target : label || target.replace(/^\w+:/, ''),
    )
    .replace(/&(lt|gt|amp);/g, (_entity, name: 'lt' | 'gt' | 'amp') => ENTITIES[name])
    .trim();
}

const ENTITIES = { lt: '<', gt: '>', amp: '&' };
