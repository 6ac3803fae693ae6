// A result that came from another thread is a copy through and through. Its large parts, which all results share, are put back, so that
// thousands of remembered results do not each keep their own survey, waves and variable.
import type { Survey } from '../../stores/surveys.ts';
import type { QuestionResult } from './result.ts';
import type { StandingWave } from './standing.ts';

export const rejoined = (
  result: QuestionResult,
  survey: Survey,
  standing: readonly StandingWave[],
): QuestionResult => {
  const waveOf = new Map(standing.map(({ wave }) => [wave.id, wave]));
  const newest = standing.at(-1)?.variables.find(({ name }) => name === result.variable.name);
  return {
    ...result,
    survey,
    variable: newest ?? result.variable,
    waves: result.waves.map(wave => ({ ...wave, wave: waveOf.get(wave.wave.id) ?? wave.wave })),
  };
};
