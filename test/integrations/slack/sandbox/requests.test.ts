import {
  blockAction,
  messageShortcut,
  slashCommand,
  viewSubmission,
} from '../../../../integrations/slack/sandbox/requests';
import { slackSignature } from '../../../../integrations/slack/sandbox/signing';

const CONTEXT = { signingSecret: 's3cret', timestamp: 1_800_000_000 };

function payloadOf(body: string): Record<string, unknown> {
  return JSON.parse(new URLSearchParams(body).get('payload') ?? 'null') as Record<string, unknown>;
}

describe('building what Slack posts', () => {
  it("when Slack's own example is signed, then the signature is Slack's", () => {
    // docs.slack.dev/authentication/verifying-requests-from-slack; facts/canada.md section 4.
    const body =
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';

    expect(slackSignature('8f742231b10e8888abcd99yyyzzz85a5', 1_531_420_618, body)).toBe(
      'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    );
  });

  it('when a command is built, then it is the form that Slack sends, signed over those bytes', () => {
    const { headers, body } = slashCommand({ ...CONTEXT, command: '/offer', text: 'arv=450,000 & more' });

    const form = Object.fromEntries(new URLSearchParams(body));
    expect(form).toMatchObject({
      command: '/offer',
      text: 'arv=450,000 & more',
      user_id: 'U0PERSON',
      channel_id: 'C0GENERAL',
    });
    expect(headers['x-slack-signature']).toBe(slackSignature('s3cret', 1_800_000_000, body));
    expect(headers['x-slack-request-timestamp']).toBe('1800000000');
  });

  it('when a button is pressed on an ephemeral message, then its content is not sent', () => {
    const message = { ts: '5.000001', text: 'secret' };
    const shown = payloadOf(blockAction({ ...CONTEXT, action: { action_id: 'done' }, message }).body);
    const hidden = payloadOf(
      blockAction({ ...CONTEXT, action: { action_id: 'done' }, message, ephemeral: true }).body,
    );

    expect(shown).toMatchObject({
      type: 'block_actions',
      message,
      container: { message_ts: '5.000001', is_ephemeral: false },
    });
    expect(hidden).toMatchObject({ container: { message_ts: '5.000001', is_ephemeral: true } });
    expect(hidden.message).toBeUndefined();
  });

  it('when a view is submitted or a shortcut used, then the payload says so', () => {
    expect(
      payloadOf(viewSubmission({ ...CONTEXT, view: { id: 'V1', callback_id: 'lead' } }).body),
    ).toMatchObject({
      type: 'view_submission',
      view: { id: 'V1', callback_id: 'lead' },
    });
    expect(
      payloadOf(
        messageShortcut({ ...CONTEXT, callbackId: 'create_lead', message: { ts: '7.1', text: 'Call Ann' } })
          .body,
      ),
    ).toMatchObject({ type: 'message_action', callback_id: 'create_lead', message: { text: 'Call Ann' } });
  });
});
