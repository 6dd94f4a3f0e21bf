import { type Arguments, failure, type Method, textOf } from './method';
import { type SlackState } from './state';
import { checkView, type SlackView } from './views';

const open: Method = (args, state) => {
  const problems = checkView(args.view);
  if (problems.length > 0) return failure('invalid_arguments', problems);
  const trigger = state.tickets.redeemTrigger(
    textOf(args, 'trigger_id') || textOf(args, 'interactivity_pointer'),
  );
  if ('error' in trigger) return failure(trigger.error);
  return shown(state, 'views.open', state.views.open(trigger.user ?? '', args.view));
};

const publish: Method = (args, state) => {
  const user = state.user(textOf(args, 'user_id'));
  if (!user) return failure('user_not_found');
  const problems = checkView(args.view);
  if (problems.length > 0) return failure('invalid_arguments', problems);
  if (isStale(args, state.views.home(user.id))) return failure('hash_conflict');
  return shown(state, 'views.publish', state.views.publish(user.id, args.view));
};

const update: Method = (args, state) => {
  const id = textOf(args, 'view_id') || undefined;
  const externalId = textOf(args, 'external_id') || undefined;
  const view = state.views.find({ id, externalId });
  if (!view) return failure('not_found');
  const problems = checkView(args.view);
  if (problems.length > 0) return failure('invalid_arguments', problems);
  if (isStale(args, view)) return failure('hash_conflict');
  return shown(state, 'views.update', state.views.update(view.id, args.view));
};

/** `hash` guards against races: it must be that of the view as it stands. */
function isStale(args: Arguments, view: SlackView | undefined): boolean {
  const hash = textOf(args, 'hash');
  return hash !== '' && view !== undefined && view.hash !== hash;
}

function shown(state: SlackState, via: string, view: SlackView) {
  state.ledger.add({ type: 'view', via, viewId: view.id, user: state.views.ownerOf(view.id), view });
  return { ok: true as const, view };
}

export const viewMethods: Record<string, Method> = {
  'views.open': open,
  // On top of the open one: to the bot it is a view like any other.
  'views.push': open,
  'views.publish': publish,
  'views.update': update,
};
