// The condition of a page or a question in words: who sees it, clause by clause, with the expression beside it.
import { clausesOf } from '../../../../surveys/conditions/clauses.ts';
import type { Clause, Clauses } from '../../../../surveys/conditions/clauses.ts';
import { parseCondition } from '../../../../surveys/conditions/index.ts';
import { inLanguage } from '../../../../surveys/language.ts';
import type { Subject } from '../../../../surveys/edit/subjects.ts';
import { told } from '../../../../surveys/read/told.ts';
import type { Reader } from '../../reader.ts';

type Shown = { readonly relevant: string | undefined; readonly subjects: readonly Subject[] };

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 58).trim()}…` : text);

const subjectLabel = ({ language }: Reader, { question, part }: Subject): string => {
  const words = 'short' in question && question.short ? question.short : question.text;
  const own = short(inLanguage(words, language));
  return part === null ? own : `${own} — ${short(inLanguage(part, language))}`;
};

const nameOf = ({ question, row }: Clause): string => (row === undefined ? question : `${question}.${row}`);

const subjectChoices = (reader: Reader, { subjects }: Shown, chosen: string) => {
  const known = subjects.map(subject => ({
    ...{ value: subject.name, label: subjectLabel(reader, subject), isChosen: subject.name === chosen },
  }));
  if (known.some(({ isChosen }) => isChosen)) return known;
  const gone = {
    value: chosen,
    label: reader.t('questionnaires:condition.gone', { name: chosen }),
    isChosen: true,
  };
  return [gone, ...known];
};

const valueWidget = (reader: Reader, clause: Clause, subject: Subject | undefined) => {
  const values = clause.values.map(String);
  if (clause.verb === 'answered' || clause.verb === 'not_answered')
    return { kind: 'none', value: '', choices: [] };
  const choices = (subject?.values ?? []).map(({ code, label }) => ({
    ...{ value: code, label: inLanguage(label, reader.language), isChosen: values.includes(code) },
  }));
  const known = new Set(choices.map(({ value }) => value));
  const strange = values.filter(value => !known.has(value));
  const all = [...choices, ...strange.map(value => ({ value, label: value, isChosen: true }))];
  if (subject?.isNumber) return { kind: 'number', value: values[0] ?? '', choices: [] };
  return {
    kind: clause.verb === 'one_of' || clause.verb === 'chosen' ? 'several' : 'one',
    value: '',
    choices: all,
  };
};

const presentClause = (reader: Reader, clause: Clause, at: number, shown: Shown) => {
  const { t } = reader;
  const subject = shown.subjects.find(({ name }) => name === nameOf(clause));
  const verbs = subject?.verbs.includes(clause.verb)
    ? subject.verbs
    : [clause.verb, ...(subject?.verbs ?? [])];
  return {
    ...{ of: `clause.${at}.of`, verb: `clause.${at}.verb`, value: `clause.${at}.value` },
    label: t('questionnaires:condition.clause', { number: at + 1 }),
    ofLabel: t('questionnaires:condition.of'),
    verbLabel: t('questionnaires:condition.verb'),
    valueLabel: t('questionnaires:condition.value'),
    subjects: subjectChoices(reader, shown, nameOf(clause)),
    verbs: verbs.map(value => ({
      ...{ value, label: t(`questionnaires:verb.${value}`), isChosen: value === clause.verb },
    })),
    widget: valueWidget(reader, clause, subject),
    remove: { act: `remove_clause:${at}`, label: t('questionnaires:condition.remove', { number: at + 1 }) },
  };
};

type State = { readonly clauses: Clauses | null; readonly sentence: string | null };

const stateOf = ({ t, language }: Reader, relevant: string | undefined): State => {
  if (relevant === undefined) {
    return { clauses: { join: 'all', clauses: [] }, sentence: t('questionnaires:condition.always') };
  }
  const parsed = parseCondition(relevant);
  if ('mistake' in parsed) {
    const mistake = told(parsed.mistake, language === 'en' ? 'en' : 'ru');
    return { clauses: null, sentence: t('questionnaires:condition.unreadable', { mistake }) };
  }
  const clauses = clausesOf(parsed.expression) ?? null;
  return { clauses, sentence: clauses ? null : t('questionnaires:condition.rich') };
};

export const presentCondition = (reader: Reader, shown: Shown) => {
  const { t } = reader;
  const { clauses, sentence } = stateOf(reader, shown.relevant);
  const isFirst = shown.subjects.length === 0;
  return {
    legend: t('questionnaires:condition.legend'),
    sentence: isFirst && shown.relevant === undefined ? t('questionnaires:condition.first') : sentence,
    isInWords: clauses !== null,
    joinLabel: t('questionnaires:condition.join'),
    joins:
      (clauses?.clauses.length ?? 0) < 2
        ? []
        : (['all', 'any'] as const).map(value => ({
            ...{ value, label: t(`questionnaires:condition.${value}`), isChosen: clauses?.join === value },
          })),
    clauses: (clauses?.clauses ?? []).map((clause, at) => presentClause(reader, clause, at, shown)),
    add: clauses && !isFirst ? { act: 'add_clause', label: t('questionnaires:condition.add') } : null,
    note: t('questionnaires:condition.note'),
  };
};
