// Scenarios of a draft: each with what going it again has shown, the first difference in words.
import type { ScenarioDifference } from '../../../../surveys/scenario.ts';
import type { Questionnaire } from '../../../../surveys/schema.ts';
import type { ReplayedScenario } from '../../../services/publishing/trying.ts';
import type { Reader } from '../../reader.ts';
import { pageLabel, questionLabel } from './places.ts';

const pageDifference = (
  reader: Reader,
  document: Questionnaire,
  { expected, met, at }: Extract<ScenarioDifference, { kind: 'page' }>,
): string => {
  const { t } = reader;
  const named = (page: string): string => pageLabel(reader, document, page);
  if (expected === null) return t('publishing:scenario.longer', { at, met: named(met ?? '') });
  if (met === null) return t('publishing:scenario.shorter', { at, expected: named(expected) });
  return t('publishing:scenario.page', { at, expected: named(expected), met: named(met) });
};

export const differenceInWords = (
  reader: Reader,
  document: Questionnaire,
  difference: ScenarioDifference,
): string => {
  if (difference.kind === 'page') return pageDifference(reader, document, difference);
  if (difference.kind === 'calculated')
    return reader.t('publishing:scenario.calculated', { name: difference.name });
  const question = questionLabel(reader, document, difference.question);
  return reader.t(`publishing:scenario.${difference.kind}`, { question });
};

export const presentScenario = (
  reader: Reader,
  document: Questionnaire,
  { scenario, outcome }: ReplayedScenario,
) => ({
  id: scenario.id,
  name: scenario.name,
  pages: reader.t('publishing:scenario.pages', { count: scenario.pages.length }),
  isSame: outcome.isSame,
  outcome: outcome.isSame
    ? reader.t('publishing:scenario.same')
    : differenceInWords(reader, document, outcome.first),
});

export const replaysInWords = ({ t }: Reader, replays: readonly ReplayedScenario[]): string => {
  const same = replays.filter(({ outcome }) => outcome.isSame).length;
  if (replays.length === 0) return t('publishing:scenario.none');
  return same === replays.length
    ? t('publishing:scenario.all_same', { count: replays.length })
    : t('publishing:scenario.some_differ', { count: replays.length - same, all: replays.length });
};
