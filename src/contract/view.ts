import { type KnownBlock } from '@slack/types';

/** What a person sees in Slack: blocks, and a text for notifications and screen readers. */
export interface View {
  text: string;
  blocks?: KnownBlock[];
}

/** The answer to a command or a button. Ephemeral unless `inChannel`. */
export interface Reply extends View {
  inChannel?: boolean;
}
