import { fillWithLeads, ownerOf } from '../support/many-leads';
import { openWorkspace, type Workspace } from '../support/workspace';

/** 1,000 leads with six steps each, about half of them due. */
let world: Workspace;
beforeAll(async () => {
  world = await openWorkspace('2026-12-02T18:00:00Z');
  await fillWithLeads(world.areas, 1_000);
}, 60_000);
afterAll(() => world.close());

test.each([
  ['all', /200\+ to do now, 200\+ later.*1–15 of 400/],
  ['ON', /200\+ to do now, 200\+ later/],
  ['all overdue', /200\+ to do now, 0 later/],
  ['', /\d{2,3}\+? to do now, \d+ later/],
])(
  'when /due %s is asked of 6,000 steps, then the acknowledgement itself has the answer',
  async (text, said) => {
    const user = ownerOf(1);
    const before = world.told().length;
    const { webhook } = await world.sandbox.command({ command: '/due', text, user });
    expect(webhook).toMatchObject({ answered: true, status: 200 });
    expect((webhook as { body?: string }).body).toMatch(said);
    // Nothing came after it.
    expect(world.told().slice(before)).toHaveLength(1);
    const { ackMs } = (world.log.lines.at(-1)?.fields ?? {}) as { ackMs?: number };
    expect(ackMs).toBeLessThan(2_000);
  },
);

test('when the App Home and the morning are read among 6,000 steps, then both come', async () => {
  await world.opens(() => world.sandbox.home(ownerOf(1)));
  expect(JSON.stringify(world.seen('view').at(-1)?.view)).toMatch(/My follow-ups.*to do now.*Start calling/);
  expect(await world.areas.mornings.tell()).toBeGreaterThan(5);
});
