import { randomBytes } from 'node:crypto';
import { asFields, checkBlocks, checkLength, checkText } from './blocks';

/** A modal or an App Home tab as Slack keeps it. */
export interface SlackView {
  id: string;
  team_id: string;
  app_id: string;
  bot_id: string;
  type: string;
  hash: string;
  blocks: unknown[];
  callback_id: string;
  private_metadata: string;
  external_id: string;
  root_view_id: string;
  previous_view_id: string | null;
  state: { values: Record<string, Record<string, unknown>> };
  [field: string]: unknown;
}

export interface Views {
  open(user: string, view: unknown): SlackView;
  /** The App Home of a user: one, replaced whole. */
  publish(user: string, view: unknown): SlackView;
  update(id: string, view: unknown): SlackView;
  close(id: string): void;
  find(key: {
    id?: string | undefined;
    externalId?: string | undefined;
    callbackId?: string | undefined;
  }): SlackView | undefined;
  home(user: string): SlackView | undefined;
  ownerOf(id: string): string;
  all(): SlackView[];
  clear(): void;
}

const KEPT = 2_000;

export function createViews(settings: {
  team: { id: string };
  bot: { appId: string; botId: string };
}): Views {
  const views = new Map<string, { view: SlackView; user: string }>();
  const homes = new Map<string, string>();

  function keep(id: string, user: string, input: unknown): SlackView {
    const given = asFields(input);
    const view: SlackView = {
      callback_id: '',
      private_metadata: '',
      external_id: '',
      title: null,
      close: null,
      submit: null,
      clear_on_close: false,
      notify_on_close: false,
      ...given,
      id,
      type: String(given.type),
      blocks: given.blocks as unknown[],
      team_id: settings.team.id,
      app_id: settings.bot.appId,
      bot_id: settings.bot.botId,
      hash: `${Date.now()}.${randomBytes(4).toString('hex')}`,
      root_view_id: id,
      previous_view_id: null,
      state: { values: {} },
    };
    views.set(id, { view, user });
    const [oldest] = views.keys();
    if (views.size > KEPT && oldest !== undefined) views.delete(oldest);
    return view;
  }
  const newId = () => `V${randomBytes(6).toString('hex').toUpperCase()}`;
  const all = () => [...views.values()].map(({ view }) => view);

  return {
    open: (user, view) => keep(newId(), user, view),
    publish(user, view) {
      const id = homes.get(user) ?? newId();
      homes.set(user, id);
      return keep(id, user, view);
    },
    update: (id, view) => keep(id, views.get(id)?.user ?? '', view),
    close: (id) => void views.delete(id),
    find({ id, externalId, callbackId }) {
      // The newest wins: the same modal may have been opened before.
      return all().findLast(
        (view) =>
          view.id === id ||
          (externalId && view.external_id === externalId) ||
          (callbackId && view.callback_id === callbackId),
      );
    },
    home: (user) => views.get(homes.get(user) ?? '')?.view,
    ownerOf: (id) => views.get(id)?.user ?? '',
    all,
    clear() {
      views.clear();
      homes.clear();
    },
  };
}

/** docs.slack.dev/reference/views: what Slack refuses in a view. */
export function checkView(input: unknown): string[] {
  const view = asFields(input);
  if (view.type !== 'modal' && view.type !== 'home') return ['unsupported type [json-pointer:/view/type]'];
  const hasInput =
    Array.isArray(view.blocks) && view.blocks.some((block) => asFields(block).type === 'input');
  return [
    ...checkBlocks(view.blocks, 100),
    ...checkLength(view.callback_id, 255, '/view/callback_id'),
    ...checkLength(view.private_metadata, 3000, '/view/private_metadata'),
    ...checkLength(view.external_id, 255, '/view/external_id'),
    ...(view.type === 'home' ? [] : checkText(view.title, 24, '/view/title', 'plain_text')),
    ...(view.submit === undefined ? [] : checkText(view.submit, 24, '/view/submit', 'plain_text')),
    ...(view.close === undefined ? [] : checkText(view.close, 24, '/view/close', 'plain_text')),
    ...(view.type === 'modal' && hasInput && view.submit === undefined
      ? ['missing required field: submit [json-pointer:/view]']
      : []),
  ];
}
