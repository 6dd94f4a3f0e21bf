import { branches, childrenAt, type JsonSchema, knownKeys, typesOf } from './input-shape';

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** What may stand in one place of an input, as JSON. */
interface Place {
  schemas: JsonSchema[];
  types: Set<string>;
}

/**
 * A parameter of the query or the path is text; the schema's JSON type says what it stands for:
 * - a string may stand there: it stays as it is (so `0416…` keeps its zero);
 * - number or integer: decimal notation becomes a number;
 * - boolean: `true`, `false`, `1`, `0`, in any case;
 * - a list: JSON text, or items separated by commas (`channels_allowed=SMS,CALL`);
 * - an object: JSON text.
 * What does not fit stays text, and the schema refuses it by name. The schema is looked through once, not at each
 * request.
 */
export function parameterReader(root: JsonSchema): (key: string, text: string) => unknown {
  const places = new Map(
    knownKeys(root, root).map((key) => [key, placeOf(childrenAt(root, key, root), root)] as const),
  );
  return (key, text) => {
    const place = places.get(key);
    return place === undefined ? text : coerceText(text, place, root);
  };
}

function placeOf(schemas: JsonSchema[], root: JsonSchema): Place {
  return { schemas, types: typesOf(schemas, root) };
}

function coerceText(text: string, { schemas, types }: Place, root: JsonSchema): unknown {
  if (types.size === 0 || types.has('string')) return text;
  if ((types.has('number') || types.has('integer')) && NUMBER.test(text)) return Number(text);
  if (types.has('boolean')) {
    if (/^(?:true|1)$/i.test(text)) return true;
    if (/^(?:false|0)$/i.test(text)) return false;
  }
  if (types.has('null') && text === 'null') return null;
  if (types.has('array') && !text.startsWith('[')) return items(text, schemas, root);
  if (types.has('array') || types.has('object')) return jsonOrText(text);
  return text;
}

function items(text: string, schemas: JsonSchema[], root: JsonSchema): unknown[] {
  const element = schemas
    .flatMap((schema) => branches(schema, root))
    .flatMap((branch) => childrenAt(branch, 0, root));
  const place = placeOf(element, root);
  return text === '' ? [] : text.split(',').map((item) => coerceText(item.trim(), place, root));
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
