// The choice of a table in words: waves, breakdowns, and who is looked at, by answers or by an expression.
import {
  canFilter,
  canGroup,
  filtersOf,
  mostGroups,
  type Filter,
} from '../../../../surveys/recipe/view-query.ts';
import { inLanguage } from '../../../../surveys/language.ts';
import type { Variable } from '../../../../surveys/variable.ts';
import type { Choice } from '../../../services/analysis.ts';
import { labelsOf } from './labels.ts';
import { say, type Reader } from '../../reader.ts';

type Asking = Choice;

const topicOf = (reader: Reader, { material }: Asking, { topic }: Variable): string => {
  const topics = material.waves.at(-1)?.questionnaire.topics ?? [];
  const found = topics.find(({ code }) => code === topic);
  return found ? say(reader, found.label) : reader.t('analysis:questions.no_topic');
};

/** Questions under the headings of their topics, in the order of the questionnaire. */
export const grouped = <Item>(
  items: readonly { readonly heading: string; readonly item: Item }[],
): readonly { readonly heading: string; readonly items: readonly Item[] }[] => {
  const headings = [...new Set(items.map(({ heading }) => heading))];
  return headings.map(heading => ({
    heading,
    items: items.filter(each => each.heading === heading).map(({ item }) => item),
  }));
};

const optionsFor = (reader: Reader, asking: Asking, fits: (variable: Variable) => boolean) => {
  const labelOf = labelsOf(reader, asking.variables);
  return grouped(
    asking.variables
      .filter(variable => fits(variable) && variable.name !== asking.view.question)
      .map(variable => ({
        heading: topicOf(reader, asking, variable),
        item: { value: variable.name, label: labelOf(variable) },
      })),
  );
};

const fieldOf = (reader: Reader, { variable, codes }: Filter) => ({
  name: variable.name,
  legend: say(reader, variable.label),
  field: `only.${variable.name}`,
  choices: variable.categories
    .filter(({ isMissing }) => !isMissing)
    .map(({ code, label }) => ({ code, label: say(reader, label), isChecked: codes.includes(code) })),
});

/** `Пол: мужской или женский`. */
const filterWords = (reader: Reader, { variable, codes }: Filter): string => {
  const names = variable.categories
    .filter(({ code }) => codes.includes(code))
    .map(({ label }) => inLanguage(label, reader.language));
  const list = new Intl.ListFormat(reader.language === 'en' ? 'en-GB' : 'ru', { type: 'disjunction' });
  return `${say(reader, variable.label)}: ${list.format(names)}`;
};

export const whereInWords = (
  reader: Reader,
  where: string | undefined,
  variables: readonly Variable[],
): string | null => {
  if (where === undefined) return null;
  const filters = filtersOf(where, variables);
  return filters ? filters.map(filter => filterWords(reader, filter)).join('; ') : where;
};

const wherePart = (reader: Reader, { view, variables, adding }: Asking) => {
  const { t } = reader;
  const filters = filtersOf(view.where, variables);
  const isNew = adding !== undefined && !filters?.some(({ variable }) => variable.name === adding.name);
  const shown = [...(filters ?? []), ...(isNew ? [{ variable: adding, codes: [] }] : [])];
  return {
    heading: t('analysis:query.where'),
    everybody: view.where === undefined && !isNew ? t('analysis:query.everybody') : null,
    only: filters === null ? t('analysis:query.only_expression') : null,
    fields: filters === null ? [] : shown.map(filter => fieldOf(reader, filter)),
    isOr: t('analysis:query.or_hint'),
    expression: {
      label: t('analysis:query.expression'),
      hint: t('analysis:query.expression_hint'),
      value: view.where ?? '',
      isOpen: filters === null,
    },
    add: filters === null ? null : t('analysis:query.add'),
    addButton: t('analysis:query.add_button'),
  };
};

export const presentQuery = (reader: Reader, asking: Asking, mistakes: readonly string[]) => {
  const { t } = reader;
  const { view, material } = asking;
  return {
    label: t('analysis:query.label'),
    submit: t('analysis:query.submit'),
    waves: {
      legend: t('analysis:query.waves'),
      choices: material.waves
        .filter(({ variables }) => variables.some(({ name }) => name === view.question))
        .map(({ wave: { name } }) => ({ value: name, isChecked: view.waves.includes(name) })),
    },
    by: {
      legend: t('analysis:query.by'),
      none: t('analysis:query.none'),
      groups: optionsFor(reader, asking, canGroup),
      chosen: Array.from({ length: Math.min(mostGroups, view.by.length + 1) }, (_, at) => ({
        label: t('analysis:query.by_number', { number: at + 1 }),
        value: view.by[at] ?? '',
      })),
    },
    where: { ...wherePart(reader, asking), groups: optionsFor(reader, asking, canFilter) },
    mistakes,
    mistakesHeading: t('analysis:query.mistake'),
  };
};
