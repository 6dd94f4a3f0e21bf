import { type Collation } from './collation';
import { type Document } from './document';

export interface CompileOptions {
  collation?: Collation;
  /** The command's `let`: values, readable as `$$name` in expressions. */
  let?: Document;
  /** `$$NOW` and `$currentDate`. */
  now: Date;
}
