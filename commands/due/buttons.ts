import { defineButton } from '../../src/contract/command';
import { type TaskId } from '../../src/ids';
import { nextReply, openTask } from '../task/dialler';
import { type DueQuestion } from './filter';
import { type DueDeps, dueList } from './list';

/** Another page, in the place of the one before. */
function pageButton(id: string) {
  return defineButton<DueDeps>({
    id,
    role: 'viewer',
    effect: 'read',
    run: async (value, deps, { now, t }) => {
      const [, offset = '0', filter = '{}'] = /^(\d+) (.*)$/.exec(value) ?? [];
      const question = JSON.parse(filter) as DueQuestion;
      const page = await dueList(question, Number(offset), deps, { now, locale: t.locale });
      return { ...page, replaces: true };
    },
  });
}

export const dueButtons = [
  pageButton('due.more'),
  pageButton('due.back'),
  // The first page, where the message with the button stays.
  defineButton<DueDeps>({
    id: 'due.list',
    role: 'viewer',
    effect: 'read',
    run: (value, deps, { now, t }) =>
      dueList(JSON.parse(value) as DueQuestion, 0, deps, { now, locale: t.locale }),
  }),
  defineButton<DueDeps>({
    id: 'due.next',
    role: 'agent',
    effect: 'write',
    run: (_value, { ladder }, { actor, t }) => nextReply(ladder, actor, t.locale),
  }),
  defineButton<DueDeps>({
    id: 'due.open',
    role: 'viewer',
    effect: 'read',
    run: (value, deps, { t }) => openTask(value as TaskId, deps, t.locale),
  }),
];
