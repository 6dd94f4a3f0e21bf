/**
 * What stands in the inputs of a modal, by block id: a text, an option's value, a user's id; several of them for a
 * choice of many. What was left empty is absent.
 */
export interface Form {
  /** As the modal was given it. */
  about: string;
  values: Record<string, string | string[]>;
}
