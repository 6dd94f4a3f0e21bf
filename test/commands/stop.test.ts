import { auditEntryModel } from '../../src/audit/audit-entry.model';
import { STOP_ID } from '../../src/policy/may-lift.rules';
import { ANNA, askForText, messagesOf, queueText, stored } from '../src/outreach/outbox';
import { intake } from '../src/ladder/people';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../support/areas';
import { until } from '../integrations/slack/support/door';
import { openWorkspace } from '../support/workspace';
import { user } from './use-command';

// A Wednesday, 10:00 in Toronto.
const TEN = '2026-12-02T15:00:00Z';
let areas: TestAreas;
beforeAll(async () => {
  areas = await openAreas(TEN);
});
afterAll(() => areas.close());
beforeEach(() => areas.reset(TEN));

const en = (line: string, actor = MANAGER) => user(areas, 'en', actor).type(line);
const fr = (line: string) => user(areas, 'fr', MANAGER).type(line);
const recordOf = (address: string) => areas.policy.addresses.findById(address).lean();
const textsStop = (body: string) =>
  areas.outreach.receive({ messageSid: `SM${Math.random()}`, from: ANNA, to: '+15005550006', body });
const consent = (basis: 'express' | 'inquiry', at: string) =>
  areas.policy.recordConsent(ANNA, { basis, at: new Date(at), evidence: 'letter', recorded_by: 'test' });
const mayText = async () => 'message' in (await askForText(areas));

describe('/stop', () => {
  test('when it is said, then what waits is cancelled, nothing more is sent, and its proof is kept', async () => {
    const waiting = await queueText(areas);
    const said = await en('/stop 416-555-0134 because she asked us on the phone', CALLER);
    expect(said).toContain(`${ANNA} gets no more texts and calls from us, from this moment on`);
    expect(said).toContain('cancelled: 1');
    await areas.outreach.dispatch();
    expect(areas.accepted()).toEqual([]);
    expect((await stored(areas, waiting)).state).toBe('cancelled');
    expect(await askForText(areas)).toMatchObject({ blocked: { reason: 'opted_out' } });
    const proof = {
      text: 'she asked us on the phone',
      by: 'slack:U0CALLER',
      message_id: expect.stringMatching(new RegExp(`^${STOP_ID}_[0-9a-f]{24}$`)) as string,
    };
    expect((await recordOf(ANNA))?.suppressions).toEqual([
      { channel: 'SMS', cause: 'manual', at: new Date(TEN), proof },
      { channel: 'CALL', cause: 'manual', at: new Date(TEN), proof },
    ]);
    const entries = await auditEntryModel(areas.store.connection).find({ action: 'suppression.add' }).lean();
    expect(entries).toMatchObject([{ actor: 'slack:U0CALLER', thing: { kind: 'stop' } }]);
    expect(JSON.stringify(entries)).not.toMatch(/4165550134|phone/);
  });

  test('when it is said again, then nothing changes, and who said it first is named', async () => {
    await en(`/stop ${ANNA} SMS because he reads no texts`, CALLER);
    const said = await en(`/stop ${ANNA} text because me too`);
    expect(said).toContain('gets no more texts already (said to us or by us');
    expect(said).toContain('<@U0CALLER>). Nothing was changed.');
    expect((await recordOf(ANNA))?.suppressions).toHaveLength(1);
    expect(await fr(`/stop ${ANNA} appels car elle préfère les textos`)).toContain(
      'n’est plus joint par appel, dès maintenant',
    );
  });

  test('when a seller is stopped, then the ladder is, and its texts; calls alone leave the texts', async () => {
    const lead = await intake(areas);
    const phone = lead.phone ?? '';
    await areas.ladder.create(lead, {}, CALLER);
    await en(`/stop ${phone} CALL because no calls at work`);
    await areas.ladder.queueDueTexts();
    expect(await messagesOf(areas).countDocuments({ state: 'queued' })).toBe(1);
    await en(`/stop ${phone} because of a lawyer`);
    expect(await messagesOf(areas).countDocuments({ state: 'queued' })).toBe(0);
    const open = (await areas.ladder.tasksOf(lead._id)).filter(({ state }) => state === 'open');
    expect(open).toEqual([]);
  });

  test('when it is an e-mail address, then e-mails stop', async () => {
    expect(await en('/stop <b>Jane@Example.com because x')).toContain('address:');
    expect(await en('/stop Jane@Example.com because her lawyer wrote')).toContain(
      'jane@example.com gets no more e-mails from us',
    );
    expect(await en('/stop jane@example.com e-mail because again')).toContain('already');
  });

  test.each([
    ['/stop', 'address: is missing'],
    ['/stop because x', 'address: is missing'],
    ['/stop 911 because x', 'address: 911 is neither a number that can exist nor an e-mail address'],
    [`/stop ${ANNA}`, 'because: is missing. For example: because she asked us on the phone'],
    [`/stop ${ANNA} EMAIL because x`, `channel: EMAIL does not go to ${ANNA}`],
    [`/stop jane@example.com SMS because x`, 'channel: SMS does not go to jane@example.com'],
    [`/stop ${ANNA} because ${'x'.repeat(501)}`, 'because: is longer than 500 characters'],
    ['/stop list nobody', 'address: nobody is neither'],
  ])('when %s is typed, then it says what is wrong, and nothing is stopped', async (line, expected) => {
    expect(await en(line)).toContain(expected);
    expect(await recordOf(ANNA)).toBeNull();
  });

  test('when they are listed, then the newest first, with how, why and until when calls are bound', async () => {
    expect(await en('/stop list')).toBe('Everybody may be contacted, as far as we know.');
    for (let n = 0; n < 9; n++) {
      await en(`/stop +1416555${String(1000 + n)} because <reason> ${n}`);
      areas.clock.pass(1);
    }
    await textsStop('STOP');
    const first = await en('/stop list');
    expect(first).toContain('Not contacted any more: 10, page 1 of 2');
    expect(first).toContain('texts: they texted a stop word');
    expect(first).toContain('“&lt;reason&gt; 8”');
    expect(first).toMatch(/calls: said to us or by us.*binds until <!date[^>]*2029-12-16T/);
    expect(first.indexOf(ANNA)).toBeLessThan(first.indexOf('+14165551008'));
    expect(await en('/stop list 2')).toContain('+14165551000');
    expect(await fr('/stop liste +14165551000')).toContain('texto: dit à nous ou par nous');
    expect(await en('/stop list +14165559999')).toContain('Nothing holds +14165559999 back');
  });
});

describe('/unstop', () => {
  test('when the team had set it, then a manager lifts it; its proof stays', async () => {
    await en(`/stop ${ANNA} because of a slip`, CALLER);
    expect(await en(`/unstop ${ANNA} because it was the wrong number`)).toContain(
      `Lifted: ${ANNA} may get texts and calls again`,
    );
    expect(await mayText()).toBe(true);
    expect(await en(`/unstop ${ANNA} because again`)).toContain('Nothing holds');
    const shown = await en(`/stop list ${ANNA}`);
    expect(shown).toContain('“of a slip” (lifted by <@U0MANAGER>');
    expect(shown).toContain('it was the wrong number)');
    const entries = await auditEntryModel(areas.store.connection).find({ action: 'suppression.lift' }).lean();
    expect(entries.map(({ actor }) => actor)).toEqual(['slack:U0MANAGER', 'slack:U0MANAGER']);
  });

  test.each(['STOP', 'please stop texting me'])(
    'when the person said %s, then only a later express consent on record lifts it',
    async (words) => {
      await textsStop(words);
      areas.clock.pass(60);
      const lift = () => en(`/unstop ${ANNA} SMS because we want her back`);
      expect(await lift()).toContain(`Not lifted: texts to ${ANNA}.`);
      await consent('express', '2026-12-02T14:59:59Z');
      expect(await lift()).toContain('only their own word undoes that');
      await consent('inquiry', '2026-12-02T15:30:00Z');
      await consent('express', '2026-12-02T17:00:00Z');
      expect(await fr(`/unstop ${ANNA} SMS car essai`)).toContain('Non levé : +14165550134 par texto');
      expect(await mayText()).toBe(false);
      await consent('express', '2026-12-02T15:30:00Z');
      expect(await lift()).toContain('Lifted');
      expect(await mayText()).toBe(true);
    },
  );

  test('when both the person and the team stopped, then the channel stays as it is until both may be lifted', async () => {
    await textsStop('STOP');
    await en(`/stop ${ANNA} SMS because of a lawyer`);
    expect(await en(`/unstop ${ANNA} SMS because x`)).toContain('Not lifted');
    expect((await recordOf(ANNA))?.suppressions).toHaveLength(2);
    // Their own START lifts their own STOP, not the lawyer’s.
    await textsStop('START');
    expect(await mayText()).toBe(false);
    expect(await en(`/unstop ${ANNA} SMS because it is settled`)).toContain('Lifted');
    expect(await mayText()).toBe(true);
  });

  test('when a number is on the do-not-call list, then a slip is mended within a day, later nothing lifts it', async () => {
    await en(`/stop ${ANNA} CALL because of a slip`);
    areas.clock.pass(24 * 60 - 1);
    expect(await en(`/unstop ${ANNA} CALL because it was a slip`)).toContain('may get calls again');
    await en(`/stop ${ANNA} CALL because he asked`);
    areas.clock.pass(24 * 60);
    expect(await en(`/unstop ${ANNA} CALL because we want to`)).toContain('binds for 3 years and 14 days');
    await consent('express', '2026-12-04T14:00:00Z');
    expect(await en(`/unstop ${ANNA} CALL because he wrote`)).toContain('may get calls again');
  });

  test('when the person said it to a caller, then it is theirs from the first minute', async () => {
    const proof = { text: 'said on the phone to slack:U0CALLER', message_id: 'task_1' };
    await areas.policy.suppress(ANNA, ['CALL'], { cause: 'manual', at: new Date(TEN), proof });
    expect(await en(`/unstop ${ANNA} because x`)).toContain('Not lifted: calls');
  });

  test('when an address once did not work, then a manager lifts that', async () => {
    await areas.policy.suppress('jane@example.com', ['EMAIL'], { cause: 'bounce', at: new Date(TEN) });
    expect(await en('/unstop jane@example.com because the mailbox works again')).toContain(
      'may get e-mails again',
    );
    await areas.policy.suppress('jane@example.com', ['EMAIL'], { cause: 'unsubscribe', at: new Date(TEN) });
    expect(await en('/unstop jane@example.com because x')).toContain('they unsubscribed');
  });
});

describe('through the real receiver', () => {
  test('when two say it at once, then it has one effect; who may not is told', async () => {
    const world = await openWorkspace(TEN);
    try {
      const type = (command: string, text: string, user?: string) =>
        world.hears(() => world.sandbox.command({ command, text, ...(user && { user }) }));
      world.setRole('viewer');
      expect(await type('/stop', `${ANNA} because x`)).toContain('needs the role agent');
      world.setRole('agent');
      expect(await type('/unstop', `${ANNA} because x`)).toContain('needs the role manager');
      expect(await type('/stop', 'help')).toContain('list +14165550134');
      await queueText(world.areas);
      const before = world.told().length;
      await Promise.all(
        ['U0ANNA', 'U0BEN'].map((user) =>
          world.sandbox.command({ command: '/stop', text: `<tel:${ANNA}|416-555-0134> because x`, user }),
        ),
      );
      await until(() => world.told().length === before + 2);
      const answers = world.told().slice(before);
      expect(answers.filter((text) => text.includes('from this moment on'))).toHaveLength(1);
      expect(answers.filter((text) => text.includes('Nothing was changed'))).toHaveLength(1);
      world.setRole('manager');
      const lifted = world.told().length;
      await Promise.all(
        ['U0ANNA', 'U0BEN'].map((user) =>
          world.sandbox.command({ command: '/unstop', text: `${ANNA} because it was a slip`, user }),
        ),
      );
      await until(() => world.told().length === lifted + 2);
      const said = world.told().slice(lifted);
      expect(said.filter((text) => text.includes('Lifted'))).toHaveLength(1);
      expect(said.filter((text) => text.includes('Nothing was changed'))).toHaveLength(1);
    } finally {
      await world.close();
    }
  });
});
