import { z } from 'zod';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** A zod schema as JSON Schema 2020-12, as callers write it (`input`) or as they get it (`output`). */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

/** The schema itself, or behind its references and in the branches of its unions. */
export function branches(schema: JsonSchema, root: JsonSchema): JsonSchema[] {
  const target = schema.$ref === undefined ? schema : resolve(schema.$ref, root);
  const inner = [target.anyOf, target.oneOf, target.allOf].flatMap((list) => list ?? []);
  return [target, ...inner.flatMap((branch) => branches(asSchema(branch), root))];
}

/** What is known of the member `key` of an object, or of an element of a list. */
export function childrenAt(schema: JsonSchema, key: PropertyKey, root: JsonSchema): JsonSchema[] {
  return branches(schema, root).flatMap((branch) => {
    const property = branch.properties?.[String(key)];
    if (property !== undefined) return [asSchema(property)];
    if (typeof key === 'number' && branch.items !== undefined && !Array.isArray(branch.items)) {
      return [asSchema(branch.items)];
    }
    return [];
  });
}

/** The names of an object's members, over all branches. */
export function knownKeys(schema: JsonSchema, root: JsonSchema): string[] {
  return [...new Set(branches(schema, root).flatMap((branch) => Object.keys(branch.properties ?? {})))];
}

/** JSON's own types that a value may have; empty when anything may stand there. */
export function typesOf(schemas: JsonSchema[], root: JsonSchema): Set<string> {
  const all = schemas.flatMap((schema) => branches(schema, root));
  const named = all.flatMap((branch) => branch.type ?? []);
  const literal = all.flatMap((branch) => branch.enum ?? ('const' in branch ? [branch.const] : []));
  return new Set<string>([...named, ...literal.map((value) => (value === null ? 'null' : typeof value))]);
}

/**
 * Where an object would let unknown members pass in silence, by its dotted path, or null. A route with such an input
 * does not start: misspelt parameters must be refused by name. `z.looseObject` and `z.record` say that they mean it.
 */
export function findLooseObject(schema: JsonSchema, path = 'input'): string | null {
  if (schema.properties !== undefined && schema.additionalProperties === undefined) return path;
  for (const [name, child] of inside(schema)) {
    const found = findLooseObject(asSchema(child), name === '' ? path : `${path}.${name}`);
    if (found !== null) return found;
  }
  return null;
}

/** Every schema directly within one, with the member's name where it is a member's. */
function inside(schema: JsonSchema): [name: string, child: JsonSchema | boolean][] {
  const { properties = {}, items, additionalProperties, anyOf, oneOf, allOf, prefixItems } = schema;
  const nameless = [items, additionalProperties, anyOf, oneOf, allOf, prefixItems]
    .flat()
    .filter((child) => child !== undefined);
  return [
    ...Object.entries(properties),
    ...Object.entries(schema.$defs ?? {}),
    ...nameless.map((child): [string, JsonSchema | boolean] => ['', child]),
  ];
}

function resolve(ref: string, root: JsonSchema): JsonSchema {
  if (ref === '#') return root;
  return root.$defs?.[ref.replace('#/$defs/', '')] ?? {};
}

/** `true` and `false` are schemas too: anything, nothing. */
function asSchema(schema: JsonSchema | boolean): JsonSchema {
  return typeof schema === 'boolean' ? {} : schema;
}
