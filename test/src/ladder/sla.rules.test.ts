import { slaShare } from '../../../src/ladder/sla.rules';

const at = (time: string) => new Date(`2026-12-02T${time}:00Z`);
const byContact = (task: { contact_at: Date | null }) => task.contact_at;
const task = (state: 'open' | 'completed' | 'stopped', contact: string | null, completed?: string) => ({
  state,
  due_at: at('09:00'),
  contact_at: contact === null ? null : at(contact),
  ...(completed === undefined ? {} : { completed_at: at(completed) }),
});

describe('the SLA share', () => {
  test('when steps are done, open, stopped or held, then only those count that had their time', () => {
    const tasks = [
      task('completed', '10:00', '10:30'),
      task('completed', '10:00', '10:31'),
      task('completed', '10:00', '09:50'),
      task('open', '10:00'),
      task('open', '11:45'),
      task('stopped', '10:00'),
      task('open', null),
    ];
    expect(slaShare(tasks, 30, at('12:00'), byContact)).toEqual({ eligible: 4, met: 2, share: 0.5 });
    expect(slaShare(tasks, 120, at('12:00'), byContact)).toEqual({ eligible: 4, met: 3, share: 0.75 });
    expect(slaShare(tasks, 120, at('11:59'), byContact)).toMatchObject({ eligible: 3 });
  });

  test('when nothing is eligible, then there is no share', () => {
    expect(slaShare([task('open', '11:45')], 30, at('12:00'), byContact)).toEqual({
      eligible: 0,
      met: 0,
      share: null,
    });
  });
});
