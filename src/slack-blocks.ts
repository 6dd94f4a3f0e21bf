import { type ContextBlock, type SectionBlock } from '@slack/types';

/** A paragraph of Slack's mrkdwn; what people wrote has to be escaped (`escapeText`). */
export function section(text: string): SectionBlock {
  return { type: 'section', text: { type: 'mrkdwn', text } };
}

/** A small grey line of Slack's mrkdwn. */
export function context(text: string): ContextBlock {
  return { type: 'context', elements: [{ type: 'mrkdwn', text }] };
}
