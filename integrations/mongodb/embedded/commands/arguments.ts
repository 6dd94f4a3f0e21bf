import { CommandError, failedToParse, typeMismatch } from '../query/errors';
import { asDocument, type Document } from '../query/document';
import { wholeNumberOf } from '../query/numbers/numeric';
import { decode } from '../document';
import { type Request } from '../wire/request';

/** `database.collection` of a command whose first field names the collection. */
export function namespaceOf({ name, database, body }: Request): string {
  const collection = body[name];
  if (typeof collection !== 'string') throw typeMismatch(`collection name has invalid type for '${name}'`);
  return checkedNamespace(database, collection);
}

/** https://www.mongodb.com/docs/manual/reference/limits/#naming-restrictions */
export function checkedNamespace(database: string, collection: string): string {
  const namespace = `${database}.${collection}`;
  const wrongDatabase = database === '' || database.length > 63 || /[/\\. "$*<>:|?\0]/.test(database);
  const wrongCollection = collection === '' || /[$\0]/.test(collection) || /^\.|\.$/.test(collection);
  if (wrongDatabase || wrongCollection || Buffer.byteLength(namespace) > 255) {
    throw new CommandError(73, 'InvalidNamespace', `Invalid namespace specified '${namespace}'`);
  }
  return namespace;
}

export function documentArgument(body: Document, name: string): Document | undefined {
  return asDocument(body[name]);
}

export function flag(body: Document, name: string): boolean {
  const value = body[name];
  return value === true || (typeof value === 'object' && value !== null && wholeNumberOf(value) !== 0);
}

/** A whole number that is not negative. */
export function count(body: Document, name: string): number | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  const whole = wholeNumberOf(value);
  if (whole === undefined) throw failedToParse(`'${name}' has to be a whole number`);
  if (whole < 0) {
    throw new CommandError(
      51024,
      'Location51024',
      `BSON field '${name}' value must be >= 0, actual value '${whole}'`,
    );
  }
  return whole;
}

/** The statements of a write command, whether they came in its body or beside it. */
export function statementsOf({ body, sequences }: Request, name: string): Document[] {
  const sequence = sequences.get(name);
  if (sequence) return sequence.map((bytes) => decode(bytes));
  return arrayArgument(body, name).map((statement) => {
    const document = asDocument(statement);
    if (!document) throw typeMismatch(`the elements of '${name}' have to be documents`);
    return document;
  });
}

export function arrayArgument(body: Document, name: string): unknown[] {
  const value = body[name];
  if (!Array.isArray(value)) {
    throw new CommandError(40414, 'Location40414', `BSON field '${name}' is missing but a required field`);
  }
  return value as unknown[];
}
