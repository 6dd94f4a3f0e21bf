import { type CompileOptions } from './compile-options';
import { asDocument, type Document } from './document';
import { location, notImplemented, typeMismatch } from './errors';
import { createExpressions } from './expression/compile';
import { REFUSED_STAGES, STAGES } from './stages/registry';
import { type PipelineSources, type Stage, type StageContext } from './stages/stage';

export { type PipelineSources } from './stages/stage';

interface PipelineOptions extends CompileOptions {
  sources: PipelineSources;
}

/**
 * Reads a pipeline once (https://www.mongodb.com/docs/manual/reference/operator/aggregation-pipeline/). Documents run
 * through it one by one where the stages allow, so that a `$limit` ends the reading.
 */
export function compilePipeline(
  stages: Document[],
  options: PipelineOptions,
): (input: Iterable<Document>) => Document[] {
  const run = compileStages(stages, contextOf(options));
  return (input) => [...run(input)];
}

function contextOf(options: PipelineOptions): StageContext {
  const context: StageContext = {
    options,
    sources: options.sources,
    expressions: createExpressions(options),
    compile: (stages, variables) =>
      compileStages(stages, variables ? contextOf({ ...options, ...variables }) : context),
  };
  return context;
}

function compileStages(stages: readonly unknown[], context: StageContext): Stage {
  const compiled = stages.map((stage) => compileStage(stage, context));
  return (input) => compiled.reduce((documents, stage) => stage(documents), input);
}

function compileStage(stage: unknown, context: StageContext): Stage {
  const spec = asDocument(stage);
  if (!spec) throw typeMismatch("Each element of the 'pipeline' array must be an object");
  const [name, ...others] = Object.keys(spec);
  if (name === undefined || others.length > 0) {
    throw location(40323, 'A pipeline stage specification object must contain exactly one field.');
  }
  const parse = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
  if (parse) return parse(spec[name], context);
  if (REFUSED_STAGES.has(name)) throw notImplemented(`The embedded store does not know the stage ${name}`);
  throw location(40324, `Unrecognized pipeline stage name: '${name}'`);
}
