import fc from 'fast-check'

/**
 * Property tests draw the same cases in every run, so that a red run belongs to the change that caused it.
 * `NIGAO_PROPERTY_SEED=random` draws new ones, and a number repeats those of a run that failed.
 */
const wanted = process.env['NIGAO_PROPERTY_SEED'] ?? '20260106'
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted) })
