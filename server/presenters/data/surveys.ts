// Surveys for machines: their waves with dates, modes and sizes, and every question that has a published number.
import type { ReleasedSurvey } from '../../services/published.ts';
import { text, type Readers } from './words.ts';

const waveItem = ({ ru: { baseUrl, paths } }: Readers, { wave, count }: ReleasedSurvey['waves'][number]) => ({
  name: wave.name,
  opens: wave.opens ?? null,
  closes: wave.closes ?? null,
  modes: wave.modes,
  sample: wave.sample,
  n: count,
  null_reason: count === null ? ('too_few_asked' as const) : null,
  is_demonstration: wave.isDemonstration,
  method: count === null ? null : `${baseUrl}${paths.method(wave.survey, wave.name)}`,
});

export const surveySummary = (readers: Readers, { survey, waves, questions }: ReleasedSurvey) => ({
  id: survey.id,
  title: text(survey.title),
  population: text(survey.population),
  source: survey.source ? text(survey.source) : null,
  waves: waves.map(({ wave }) => wave.name),
  questions: questions.length,
  url: `${readers.ru.baseUrl}${readers.ru.paths.surveyResults(survey.id)}`,
});

export const surveyDocument = (readers: Readers, released: ReleasedSurvey) => ({
  ...surveySummary(readers, released),
  waves: released.waves.map(wave => waveItem(readers, wave)),
  questions: released.questions.map(({ variable, topic, released: { release, version }, waves }) => ({
    ...{ name: variable.name, label: text(variable.label), topic: topic ? text(topic) : null },
    ...{ release, version, waves: waves.map(({ wave }) => wave.name) },
    url: `${readers.ru.baseUrl}${readers.ru.paths.questionResults(released.survey.id, variable.name)}`,
  })),
});
