import { isStoreDown } from '../../src/store-down';

const named = (name: string, more: object = {}) => Object.assign(new Error('x'), { name, ...more });

describe('isStoreDown', () => {
  it.each([
    ['no server', named('MongoServerSelectionError')],
    ['a cut connection', named('MongoNetworkError')],
    ['an error around it', new Error('outer', { cause: named('MongooseServerSelectionError') })],
    ['a server that steps down', named('MongoServerError', { code: 189 })],
    ['a transaction that lost', named('MongoServerError', { errorLabels: ['TransientTransactionError'] })],
    [
      'mongoose without a connection',
      Object.assign(named('MongooseError'), { message: 'buffering timed out' }),
    ],
  ])('when it is %s, then yes', (_what, error) => {
    expect(isStoreDown(error)).toBe(true);
  });

  it.each([
    ['a duplicate key', named('MongoServerError', { code: 11000 })],
    ['a bug', new TypeError('x')],
    ['a validation error', named('ValidationError')],
    ['another library with the same code', named('AxiosError', { code: 91 })],
    ['no error', 'MongoNetworkError'],
  ])('when it is %s, then no', (_what, error) => {
    expect(isStoreDown(error)).toBe(false);
  });
});
