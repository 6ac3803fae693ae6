// The outline of a draft: pages and questions in their order, each with what one should know of it at a glance.
import type { Finding } from '../../../../surveys/checker.ts';
import { inLanguage } from '../../../../surveys/language.ts';
import type { Language, Localised } from '../../../../surveys/localised.ts';
import type { Question } from '../../../../surveys/questions/schema.ts';
import type { Page } from '../../../../surveys/schema.ts';
import { selectionName } from '../../../../surveys/edit/selection.ts';
import type { Selection } from '../../../../surveys/edit/selection.ts';
import { questionnairePaths } from '../../../paths/questionnaires.ts';
import type { Sight } from '../../../services/designer.ts';
import type { Reader } from '../../reader.ts';

export type Tag = {
  readonly label: string;
  readonly tone: '' | 'good' | 'warn' | 'bad';
  readonly hint: string;
};

const isOpen = (selection: Selection, of: 'page' | 'question', id: string): boolean =>
  selection.of === of && selection.id === id;

/** Whether any text of it lacks a language of the questionnaire. */
const isUntranslated = (part: unknown, languages: readonly Language[]): boolean => {
  if (typeof part !== 'object' || part === null) return false;
  if (Array.isArray(part)) return part.some(each => isUntranslated(each, languages));
  const keys: readonly string[] = Object.keys(part);
  const isText = keys.length > 0 && keys.every(key => key === 'ru' || key === 'ce' || key === 'en');
  if (isText) return languages.some(language => !keys.includes(language));
  return Object.values(part).some(inside => isUntranslated(inside, languages));
};

const countTag = ({ t }: Reader, findings: readonly Finding[]): Tag[] => {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  return [
    ...(errors > 0
      ? [{ label: t('questionnaires:tag.errors', { count: errors }), tone: 'bad' as const, hint: '' }]
      : []),
    ...(warnings > 0
      ? [{ label: t('questionnaires:tag.warnings', { count: warnings }), tone: 'warn' as const, hint: '' }]
      : []),
  ];
};

const questionTags = (reader: Reader, sight: Sight, question: Question): readonly Tag[] => {
  const { t } = reader;
  const tag = (name: string, tone: Tag['tone'] = ''): Tag => ({
    label: t(`questionnaires:tag.${name}`),
    ...{ tone, hint: t(`questionnaires:tag.${name}_hint`) },
  });
  const isSensitive = question.type !== 'information' && question.sensitive === true;
  return [
    { label: t(`questionnaires:type.${question.type}`), tone: '', hint: '' },
    ...(question.type !== 'information' && (sight.trend.get(question.id)?.length ?? 0) > 0
      ? [tag('trend', 'good')]
      : []),
    ...(question.relevant === undefined ? [] : [tag('condition')]),
    ...(isSensitive ? [tag('sensitive')] : []),
    ...(isUntranslated(question, sight.draft.document.languages) ? [tag('untranslated', 'warn')] : []),
    ...countTag(
      reader,
      sight.findings.filter(finding => finding.question === question.id),
    ),
  ];
};

/** As it was typed: what stands here is found by what one remembers. */
const words = ({ language }: Reader, text: Localised): string => inLanguage(text, language);

/** A page of one question without a title or a condition of its own is nothing but its question. */
const isPlain = ({ title, relevant, questions }: Page): boolean =>
  title === undefined && relevant === undefined && questions.length === 1;

type Painter = {
  readonly reader: Reader;
  readonly sight: Sight;
  readonly hrefOf: (item: Selection) => string;
};

const pageRow = ({ reader, sight, hrefOf }: Painter, page: Page, index: number) => ({
  href: hrefOf({ of: 'page', id: page.id }),
  label: page.title
    ? `${index + 1}. ${words(reader, page.title)}`
    : reader.t('questionnaires:outline.page', { number: index + 1 }),
  isCurrent: isOpen(sight.selection, 'page', page.id),
  tags: countTag(
    reader,
    sight.findings.filter(finding => finding.page === page.id && finding.question === undefined),
  ),
});

const questionRow = ({ reader, sight, hrefOf }: Painter, question: Question, number: number) => ({
  ...{ id: question.id, number, href: hrefOf({ of: 'question', id: question.id }) },
  label: words(reader, 'short' in question && question.short ? question.short : question.text),
  search: `${question.id} ${Object.values(question.text).join(' ')}`.toLowerCase(),
  isCurrent: isOpen(sight.selection, 'question', question.id),
  tags: questionTags(reader, sight, question),
});

const pageRows = (painter: Painter) => {
  let number = 0;
  return painter.sight.draft.document.pages.map((page, index) => ({
    id: page.id,
    row: isPlain(page) ? null : pageRow(painter, page, index),
    questions: page.questions.map(question => questionRow(painter, question, (number += 1))),
  }));
};

export const presentOutline = (reader: Reader, sight: Sight) => {
  const { draft, selection, findings } = sight;
  const { t } = reader;
  const paths = questionnairePaths(reader.paths);
  const hrefOf = (item: Selection): string => paths.draftItem(draft.id, selectionName(item));
  return {
    heading: t('questionnaires:outline.heading'),
    search: t('questionnaires:outline.search'),
    nothing: t('questionnaires:outline.nothing'),
    note: t('questionnaires:outline.note'),
    whole: {
      href: hrefOf({ of: 'questionnaire' }),
      label: t('questionnaires:outline.whole'),
      isCurrent: selection.of === 'questionnaire',
      tags: countTag(
        reader,
        findings.filter(finding => finding.page === undefined),
      ),
    },
    pages: pageRows({ reader, sight, hrefOf }),
  };
};
