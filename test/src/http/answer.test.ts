import { z } from 'zod';
import { answerOf } from '../../../src/http/answer';

const outputs = { 200: z.object({ value: z.number() }) };

describe('answerOf', () => {
  it('when a frozen body is given out again, then it is written once', () => {
    const body = Object.freeze({ value: 1 });
    const answer = answerOf('GET /a', outputs, { status: 200, body });
    expect(answer).toEqual({ status: 200, body: '{"value":1}' });
    expect(answerOf('GET /a', outputs, { status: 200, body })).toBe(answer);
  });

  it('when a body that can change has changed, then the answer is the new one', () => {
    const body = { value: 1 };
    answerOf('GET /a', outputs, { status: 200, body });
    body.value = 2;
    expect(answerOf('GET /a', outputs, { status: 200, body }).body).toBe('{"value":2}');
  });

  it('when two routes give out the same frozen body, then each answers what it declared', () => {
    const body = Object.freeze({ value: 1, more: 2 });
    const wide = { 200: z.object({ value: z.number(), more: z.number() }) };
    expect(answerOf('GET /a', outputs, { status: 200, body }).body).toBe('{"value":1}');
    expect(answerOf('GET /b', wide, { status: 200, body }).body).toBe('{"value":1,"more":2}');
  });
});
