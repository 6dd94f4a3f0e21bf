import { type TestCase } from './unified-format';

interface Reason {
  reason: string;
  applies(file: string, test: TestCase): boolean;
}

const uses = (test: TestCase, text: string): boolean => JSON.stringify(test.operations).includes(text);

/** The published tests that are not run, each with its reason. */
const REASONS: Reason[] = [
  {
    reason: 'configureFailPoint makes a server fail on purpose; the store has no such switch',
    applies: (_, test) => uses(test, '"failPoint"'),
  },
  {
    reason: '$out and $merge are refused: nothing of ours writes by a pipeline',
    applies: (_, test) => uses(test, '"$out"') || uses(test, '"$merge"'),
  },
  {
    reason: '$rand is refused',
    applies: (_, test) => uses(test, '"$rand"'),
  },
  {
    reason: 'pipelines over a database ($listLocalSessions, $currentOp) are refused',
    applies: (file) => file.startsWith('db-aggregate'),
  },
  {
    reason: 'validators and collMod are refused',
    applies: (_, test) => uses(test, '"modifyCollection"'),
  },
  {
    reason: 'views are refused',
    applies: (_, test) => uses(test, '"viewOn"'),
  },
  {
    reason: 'the Node driver leaves bypassDocumentValidation out when it is false',
    applies: (file, test) => file === 'bypassDocumentValidation.json' && test.description.endsWith(': false'),
  },
  {
    reason: 'the Node driver gives a partial result of zeros where the test expects none',
    applies: (_, test) => test.description.startsWith('partialResult is unset when'),
  },
  {
    reason: 'the Node driver replaces an _id of null by a new one before it sends the document',
    applies: (file) => file === 'create-null-ids.json',
  },
];

/** Why a published test is not run; undefined for those that the store has to pass. */
export function reasonNotClaimed(file: string, test: TestCase): string | undefined {
  return test.skipReason ?? REASONS.find(({ applies }) => applies(file, test))?.reason;
}
