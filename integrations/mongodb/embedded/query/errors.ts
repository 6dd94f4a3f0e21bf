/**
 * An answer that MongoDB would give as an error, with its code
 * (https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml lists the names).
 */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    readonly code: number,
    readonly codeName: string,
    message: string,
    readonly extra?: Record<string, unknown>,
  ) {
    super(message);
  }
}

type Raise = (message: string) => CommandError;

const raiser =
  (code: number, codeName: string): Raise =>
  (message) =>
    new CommandError(code, codeName, message);

export const badValue = raiser(2, 'BadValue');
export const failedToParse = raiser(9, 'FailedToParse');
export const typeMismatch = raiser(14, 'TypeMismatch');
export const pathNotViable = raiser(28, 'PathNotViable');
export const cannotBackfillArray = raiser(37, 'CannotBackfillArray');
export const conflictingUpdate = raiser(40, 'ConflictingUpdateOperators');
export const dollarPrefixedField = raiser(52, 'DollarPrefixedFieldName');
export const notSingleValueField = raiser(54, 'NotSingleValueField');
export const emptyFieldName = raiser(56, 'EmptyFieldName');
export const immutableField = raiser(66, 'ImmutableField');
export const invalidOptions = raiser(72, 'InvalidOptions');
export const invalidPipelineOperator = raiser(168, 'InvalidPipelineOperator');
export const conversionFailure = raiser(241, 'ConversionFailure');

/** The store's own refusal: MongoDB could do it, this store does not. */
export const notImplemented = raiser(238, 'NotImplemented');

/** Errors that the server knows by number only; it names them after the number. */
export const location = (code: number, message: string): CommandError =>
  new CommandError(code, `Location${code}`, message);
