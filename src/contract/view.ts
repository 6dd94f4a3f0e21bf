import { type KnownBlock } from '@slack/types';

/** What a person sees in Slack: blocks, and a text for notifications and screen readers. */
export interface View {
  text: string;
  blocks?: KnownBlock[];
}

interface Series {
  name: string;
  /** One value for each of the axis's categories, in their order. */
  data: { label: string; value: number }[];
}

/**
 * Slack's own charts (docs.slack.dev/reference/block-kit/blocks/data-visualization-block, 2026-06-16), which
 * @slack/types does not have yet: at most 6 series, 20 categories of 20 characters, and two charts a message.
 */
export interface ChartBlock {
  type: 'data_visualization';
  title: string;
  chart: {
    type: 'bar' | 'line';
    series: Series[];
    axis_config: { categories: string[] };
  };
}

/** The answer to a command or a button. Ephemeral unless `inChannel`. */
export interface Reply extends View {
  /** Shown instead of `blocks` by a Slack that takes them; they answer after the acknowledgement. */
  charted?: (KnownBlock | ChartBlock)[];
  inChannel?: boolean;
  /** Takes the place of the message whose button was pressed. */
  replaces?: boolean;
}

/** A modal as a person shall see it. */
export interface ModalView {
  /** The id of the `defineModal` that takes its submission; one without `submit` is only read. */
  modal: string;
  /** What the submission has to know beside the fields, such as the id of a thing; at most 2,000 characters. */
  about: string;
  /** Slack shows 24 characters. */
  title: string;
  /** The button's words; needed when there are inputs. */
  submit?: string;
  /** A field is an input block: its `block_id` is the field's name. */
  blocks: KnownBlock[];
}

/** Instead of words: opens the modal, or, asked from within an open one, shows this in its place. */
export interface Showing {
  show: ModalView;
}

export type Answer = Reply | Showing;
