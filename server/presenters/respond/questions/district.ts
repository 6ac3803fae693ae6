// Where a person lives: every district in sight, under headings, in columns where there is room; and a field to write its name,
// which suggests from the list. No script.
import type { QuestionOf } from '../../../../surveys/questions/schema.ts';
import { isSearched } from '../../../../surveys/questions/place-name.ts';
import { nameField } from '../../../../surveys/questions/district.ts';
import { say } from '../../reader.ts';
import { presentWords, written, type Asked } from './asked.ts';
import { presentMissing, presentOptions } from './options.ts';

/** A field to write the name in, where the list is too long for a glance; the browser suggests from the list. */
const presentSearch = (asked: Asked<QuestionOf<'district'>>, describedBy: string | null) => {
  const { question, reader, mistakes } = asked;
  if (!isSearched(question.options)) return null;
  const name = nameField(question);
  return {
    name,
    label: reader.t('respond:district.label'),
    value: written(asked, name),
    list: `${question.id}-places`,
    names: question.options.map(({ label }) => say(reader, label)),
    isWrong: mistakes.some(({ values }) => values?.['field'] === name),
    describedBy,
    or: reader.t('respond:district.or'),
  };
};

export const presentDistrict = (asked: Asked<QuestionOf<'district'>>) => {
  const { question } = asked;
  const words = presentWords(asked);
  return {
    type: question.type,
    ...words,
    search: presentSearch(asked, words.mistakes[0]?.id ?? null),
    groups: presentOptions(asked, 'radio'),
    inColumns: true,
    or: null,
    apart: presentMissing(asked, question, { kind: 'radio', name: question.id }),
  };
};
