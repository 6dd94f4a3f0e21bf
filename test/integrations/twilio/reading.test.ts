import { knownCodes, meaningOf } from '../../../integrations/twilio/error-codes';
import { parseInboundSms } from '../../../integrations/twilio/inbound';
import { readStatus } from '../../../integrations/twilio/status';
import { parseStatusCallback } from '../../../integrations/twilio/status-callback';

const SID = `SM${'0'.repeat(32)}`;

describe('a text that came in', () => {
  const params = {
    MessageSid: SID,
    From: '+14165550123',
    To: '+14165550199',
    Body: 'Oui',
    NumMedia: '0',
    Unheard: 'of',
  };

  it('when it is an ordinary one, then it is read and what we do not know is left alone', () => {
    expect(parseInboundSms(params)).toEqual({
      messageSid: SID,
      from: '+14165550123',
      to: '+14165550199',
      body: 'Oui',
      media: [],
    });
  });

  it('when it has pictures and an opt-out type, then both are there', () => {
    const media = {
      NumMedia: '2',
      MediaUrl0: 'https://api.twilio.com/1',
      MediaContentType0: 'image/jpeg',
      MediaUrl1: 'https://api.twilio.com/2',
    };
    expect(parseInboundSms({ ...params, ...media, OptOutType: 'STOP' })).toMatchObject({
      optOutType: 'STOP',
      media: [
        { url: 'https://api.twilio.com/1', contentType: 'image/jpeg' },
        { url: 'https://api.twilio.com/2', contentType: 'application/octet-stream' },
      ],
    });
  });

  it.each([
    ['an empty body', { Body: '' }, { body: '' }],
    ['an opt-out type that we do not know', { OptOutType: 'PAUSE' }, { body: 'Oui' }],
    ['a count of pictures that is none', { NumMedia: 'many' }, { media: [] }],
    [
      'a million pictures',
      { NumMedia: '1000000', MediaUrl0: 'https://x' },
      { media: [{ url: 'https://x' }] },
    ],
  ])('when it has %s, then it is still read', (_what, more, expected) => {
    expect(parseInboundSms({ ...params, ...more })).toMatchObject(expected);
  });

  it.each([
    ['no MessageSid', { MessageSid: '' }],
    ['no sender', { From: '' }],
    ['two senders', { From: ['+14165550123', '+14165550124'] }],
    ['two bodies', { Body: ['yes', 'STOP'] }],
    ['a MessageSid of another kind', { MessageSid: `CA${'0'.repeat(32)}` }],
  ])('when it has %s, then it is null: for quarantine', (_what, more) => {
    expect(parseInboundSms({ ...params, ...more })).toBeNull();
  });
});

describe('a status that came back', () => {
  it('when statuses come in any order, then the highest rank is the same', () => {
    const rank = (status: string) => readStatus(status)?.rank ?? -1;
    expect(rank('accepted')).toBe(rank('scheduled'));
    expect(['accepted', 'queued', 'sending', 'sent', 'delivered'].map(rank)).toEqual([1, 2, 3, 4, 6]);
    expect(rank('undelivered')).toBe(rank('delivered'));
    expect(rank('failed')).toBe(rank('delivered'));
    expect(rank('read')).toBeGreaterThan(rank('delivered'));
  });

  it.each([
    ['queued', 'sent', false],
    ['sent', 'sent', false],
    ['delivered', 'delivered', true],
    ['read', 'delivered', true],
    ['undelivered', 'undelivered', true],
    ['failed', 'failed', true],
    ['canceled', 'cancelled', true],
  ])('when Twilio says %s, then our state is %s', (status, state, final) => {
    expect(readStatus(status)).toMatchObject({ state, final });
  });

  it('when it is no status of an outgoing message, then null', () => {
    expect(['received', 'receiving', 'brand-new', '', 'constructor'].map(readStatus)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('when the callback has an error code, then it is kept, and an empty one is none', () => {
    const callback = {
      MessageSid: SID,
      MessageStatus: 'undelivered',
      ErrorCode: '30005',
      To: '+14165550123',
    };
    expect(parseStatusCallback(callback)).toMatchObject({
      messageSid: SID,
      status: 'undelivered',
      errorCode: '30005',
      final: true,
    });
    expect(parseStatusCallback({ ...callback, ErrorCode: '' })).toMatchObject({ errorCode: null });
    expect(parseStatusCallback({ MessageSid: SID })).toBeNull();
  });
});

describe('an error code', () => {
  it.each([
    ['21610', 'opt_out'],
    ['21211', 'permanent'],
    ['21614', 'permanent'],
    ['30005', 'permanent'],
    ['20429', 'transient'],
    ['30003', 'transient'],
    ['20003', 'account'],
    ['30002', 'account'],
    ['21408', 'configuration'],
    ['99999', 'permanent'],
    ['toString', 'permanent'],
  ])('when it is %s, then it is %s and has a sentence', (code, kind) => {
    expect(meaningOf(code)).toMatchObject({
      class: kind,
      sentence: expect.stringMatching(/^[A-Z].*\.$/) as string,
      sentenceFr: expect.stringMatching(/^[A-ZÀ-Ý].*\.$/) as string,
    });
  });

  it('when a code is known, then its sentence names no code', () => {
    expect(knownCodes().filter((code) => /\d{5}/.test(meaningOf(code).sentence))).toEqual([]);
  });
});
