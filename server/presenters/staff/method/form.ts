// The form of a disclosure statement: item by item what the system knows, what is asked of people, and whether it is complete.
import { statementPaths } from '../../../paths/statements.ts';
import { wavePaths } from '../../../paths/waves.ts';
import type {
  ItemId,
  Outcome,
  StatementFields,
  StatementForm,
  StatementMistake,
  StatementText,
} from '../../../services/statements.ts';
import { presentItem } from '../../method/items.ts';
import { shortMethod } from '../../method/short.ts';
import type { Reader } from '../../reader.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { waveTitle } from '../waveRow.ts';

/** What was refused, to be shown as it was sent. */
export type RefusedStatement = {
  readonly fields: StatementFields;
  readonly mistakes: readonly StatementMistake[];
  readonly isConflict: boolean;
};

const longest = 3000;

/** In their order, each with the texts that people write. */
const items: readonly (readonly [ItemId, readonly StatementText[]])[] = [
  ['sponsor', ['sponsor', 'conductor']],
  ['wording', []],
  ['population', ['coverage']],
  ['frame', ['frame', 'recruitment']],
  ['mode', []],
  ['dates', ['dates']],
  ['precision', ['response']],
  ['weighting', []],
  ['processing', ['processing']],
  ['limits', ['limits']],
  ['data', ['access', 'contact']],
];
const outcomes: readonly Outcome[] = ['ineligible', 'unknown', 'noncontact', 'refusal', 'partial', 'other'];
const languages = ['ru', 'en'] as const;

const areaOf = (reader: Reader, fields: StatementFields, name: StatementText, language: 'ru' | 'en') => ({
  ...{ id: `${name}_${language}`, language, value: fields.texts[name][language] },
  label: reader.t(`statement:form.${language}`),
});

const textOf = (reader: Reader, fields: StatementFields, name: StatementText) => ({
  ...{ name, label: reader.t(`statement:text.${name}.label`), hint: reader.t(`statement:text.${name}.hint`) },
  areas: languages.map(language => areaOf(reader, fields, name, language)),
});

const outcomesOf = ({ t }: Reader, fields: StatementFields) => ({
  ...{ legend: t('statement:form.outcomes'), hint: t('statement:form.outcomes_hint') },
  fields: outcomes.map(outcome => ({
    ...{ id: `outcome_${outcome}`, value: fields.outcomes[outcome] },
    label: t(`statement:outcome.${outcome}`),
  })),
});

const itemOf = (
  reader: Reader,
  form: StatementForm,
  fields: StatementFields,
  [item, names]: (typeof items)[number],
) => {
  const { t } = reader;
  const shown = presentItem(reader, form.statement, item);
  const isMissing = shown.missing !== null;
  const isOutcomes = item === 'precision' && form.wave.sample === 'probability';
  const waits = item === 'precision' && isMissing && form.statement.count === null;
  return {
    ...{ id: item, heading: shown.heading },
    state: { label: t(`statement:form.${isMissing ? 'todo' : 'done'}`), tone: isMissing ? 'warn' : 'good' },
    known: shown.paragraphs.filter(({ isWritten }) => !isWritten).map(({ text }) => text),
    waits: waits ? t('statement:form.not_closed') : null,
    texts: names
      .filter(name => name !== 'response' || form.wave.sample === 'probability')
      .filter(name => name !== 'dates' || !form.wave.opens || !form.wave.closes)
      .map(name => textOf(reader, fields, name)),
    outcomes: isOutcomes ? outcomesOf(reader, fields) : null,
  };
};

const mistakeOf = ({ t }: Reader, mistake: StatementMistake) =>
  mistake.code === 'long'
    ? {
        href: `#${mistake.text}_${mistake.language}`,
        message: t('statement:mistake.long', {
          ...{ field: t(`statement:text.${mistake.text}.label`), most: longest },
          language: t(`statement:form.${mistake.language}`),
        }),
      }
    : {
        href: `#outcome_${mistake.outcome}`,
        message: t(`statement:mistake.${mistake.code}`, {
          outcome: t(`statement:outcome.${mistake.outcome}`),
        }),
      };

const summaryOf = (reader: Reader, refused: RefusedStatement | null) =>
  refused && {
    heading: refused.isConflict
      ? reader.t('statement:mistake.conflict')
      : reader.t('staff:check', { count: refused.mistakes.length }),
    items: refused.mistakes.map(mistake => mistakeOf(reader, mistake)),
  };

const standing = ({ t, language }: Reader, { missing }: StatementForm['statement']): string => {
  if (missing.length === 0) return t('statement:form.complete');
  const names = missing.map(item => t('results:quoted', { text: t(`statement:item.${item}`) }));
  const list = new Intl.ListFormat(language === 'en' ? 'en-GB' : 'ru', { type: 'conjunction' });
  return t('statement:form.incomplete', { count: missing.length, items: list.format(names) });
};

const filledOf = ({ t }: Reader, { filled }: StatementForm): string | null => {
  if (filled === null) return null;
  return filled.kind === 'wave'
    ? t('statement:form.from_wave', { wave: filled.wave })
    : t('statement:form.from_programme');
};

const copyOf = ({ t }: Reader, { sources }: StatementForm, action: string) =>
  sources.length === 0
    ? null
    : {
        label: t('statement:form.copy_label'),
        links: sources.map(name => ({
          href: `${action}?from=${encodeURIComponent(name)}`,
          label: t('statement:form.copy', { wave: name }),
        })),
      };

const publicOf = ({ t, paths }: Reader, { isPublished, wave }: StatementForm) =>
  isPublished ? { href: paths.method(wave.survey, wave.name), label: t('statement:form.public') } : null;

export const presentStatementForm = (
  visit: Visit,
  form: StatementForm,
  refused: RefusedStatement | null = null,
) => {
  const { reader } = visit;
  const { t, paths } = reader;
  const { statement, wave } = form;
  const action = statementPaths(paths).statement(wave.survey, wave.name);
  const heading = t('statement:form.heading', { wave: waveTitle(reader, statement.survey, wave) });
  const fields = refused?.fields ?? form.fields;
  return {
    frame: presentFrame(visit, wavePaths(paths).waves()),
    title: `${refused ? t('staff:mistake_prefix') : ''}${heading} — ${t('staff:place')}`,
    back: { href: wavePaths(paths).board(wave.survey, wave.name), label: t('statement:form.back') },
    ...{ heading, action, lead: t('statement:form.lead'), revision: fields.revision },
    standing: { text: standing(reader, statement), isComplete: statement.missing.length === 0 },
    summary: summaryOf(reader, refused),
    filled: refused ? null : filledOf(reader, form),
    copy: copyOf(reader, form, action),
    known: t('statement:form.system'),
    items: items.map(item => itemOf(reader, form, fields, item)),
    three: { heading: t('statement:form.three'), lines: shortMethod(reader, statement) },
    submit: t('statement:form.submit'),
    public: publicOf(reader, form),
  };
};
