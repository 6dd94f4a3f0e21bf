import { accumulatingOperators } from './accumulating';
import { arithmeticOperators } from './arithmetic';
import { arrayOperators } from './arrays';
import { booleanOperators } from './boolean';
import { comparisonOperators } from './comparison';
import { conditionalOperators } from './conditional';
import { conversionOperators } from './conversion';
import { dateOperators } from './dates';
import { objectOperators } from './objects';
import { type ExpressionTable } from './scope';
import { setOperators } from './sets';
import { stringOperators } from './strings';
import { variableOperators } from './variables';

/** The allow-list. What is not on it is refused by name when the command is read. */
export const expressionOperators: ExpressionTable = {
  ...accumulatingOperators,
  ...arithmeticOperators,
  ...arrayOperators,
  ...booleanOperators,
  ...comparisonOperators,
  ...conditionalOperators,
  ...conversionOperators,
  ...dateOperators,
  ...objectOperators,
  ...setOperators,
  ...stringOperators,
  ...variableOperators,
};

const REFUSED = `
  $accumulator $acos $acosh $asin $asinh $atan $atan2 $atanh $binarySize $bitAnd $bitNot $bitOr $bitXor $bottom
  $bottomN $bsonSize $cos $cosh $covariancePop $covarianceSamp $degreesToRadians $denseRank $derivative
  $documentNumber $expMovingAvg $firstN $function $integral $lastN $linearFill $locf $maxN $median $meta $minN
  $percentile $radiansToDegrees $rank $regexFind $regexFindAll $sampleRate $shift $sin $sinh $tan $tanh
  $toHashedIndexKey $toUUID $top $topN $createObjectId
`;

/** MongoDB's own that this store does not know; everything else with a dollar is unknown to both. */
export const REFUSED_EXPRESSIONS: ReadonlySet<string> = new Set(REFUSED.trim().split(/\s+/));
