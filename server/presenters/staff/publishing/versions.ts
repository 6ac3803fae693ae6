// The versions of a questionnaire: what was published when, by whom and why; and each of them as a page to read or print.
import { isMissingCode, missingLabels } from '../../../../surveys/missing.ts';
import type { Question } from '../../../../surveys/questions/schema.ts';
import type { Questionnaire } from '../../../../surveys/schema.ts';
import { publishingPaths } from '../../../paths/publishing.ts';
import { questionnairePaths } from '../../../paths/questionnaires.ts';
import { wavePaths } from '../../../paths/waves.ts';
import type { PublishedVersion, Version } from '../../../services/publishing.ts';
import { dateAsKnown } from '../../dates.ts';
import { say, type Reader } from '../../reader.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { presentTabs } from '../questionnaires/tabs.ts';
import { conditionsInWords } from './paths.ts';
import { questionNumber } from './places.ts';

const downloads = (reader: Reader, { questionnaire, number }: Version) => {
  const to = publishingPaths(reader.paths);
  return [
    { href: to.versionYaml(questionnaire, number), label: 'YAML' },
    { href: to.versionForm(questionnaire, number), label: 'XLSForm' },
  ];
};

const presentVersion = (reader: Reader, { version, by, waves }: PublishedVersion) => {
  const { t } = reader;
  const { number, note, publishedOn, questionnaire, replaces = [] } = version;
  return {
    name: t('publishing:versions.name', { number }),
    href: publishingPaths(reader.paths).version(questionnaire, number),
    day: dateAsKnown(publishedOn, reader.language),
    by: by ?? t('publishing:versions.program'),
    note: note ?? t('publishing:versions.no_note'),
    waves: waves.length > 0 ? waves.join(', ') : t('publishing:versions.no_waves'),
    replaced: replaces
      .filter(({ since }) => since === number)
      .map(({ question, was, reason }) => t('publishing:versions.replaced', { question, was, reason })),
    downloads: downloads(reader, version),
  };
};

type History = {
  readonly id: string;
  readonly versions: readonly PublishedVersion[];
  readonly draft: { readonly document: Pick<Questionnaire, 'title'> } | null;
  /** Whether who reads may open waves. */
  readonly mayOpen: boolean;
};

export const presentVersions = (visit: Visit, { id, versions, draft, mayOpen }: History) => {
  const { reader } = visit;
  const { t } = reader;
  const [latest] = versions;
  const title = latest?.version.document.title ?? draft?.document.title;
  const name = title ? say(reader, title) : id;
  const heading = t('publishing:versions.heading');
  return {
    frame: presentFrame(visit, questionnairePaths(reader.paths).questionnaires()),
    title: `${heading}, ${name} — ${t('staff:place')}`,
    up: { href: questionnairePaths(reader.paths).questionnaires(), label: t('publishing:head.up') },
    name: t('publishing:head.plain_name', { name }),
    state: t('publishing:versions.lead'),
    tabs: draft ? presentTabs(reader, id, 'versions') : null,
    heading,
    empty: versions.length === 0 ? t('publishing:versions.empty') : null,
    next:
      latest && mayOpen
        ? {
            href: wavePaths(reader.paths).newWave(latest.version.id),
            label: t('publishing:versions.open'),
          }
        : null,
    columns: (['version', 'day', 'by', 'note', 'waves', 'files'] as const).map(column =>
      t(`publishing:versions.column.${column}`),
    ),
    rows: versions.map(each => presentVersion(reader, each)),
  };
};

const limitsOf = ({ t }: Reader, question: Question): string | null => {
  if (question.type === 'number' || question.type === 'multiple') {
    const { min, max } = question;
    return min === undefined && max === undefined
      ? null
      : t('publishing:version.limits', { min: min ?? '—', max: max ?? '—' });
  }
  return question.type === 'scale'
    ? t('publishing:version.limits', { min: question.from, max: question.to })
    : null;
};

type Coded = { readonly code: string; readonly words: string };

const codesOf = (reader: Reader, question: Question): readonly Coded[] => {
  const options = 'options' in question ? question.options : 'bands' in question ? question.bands : [];
  const missing = question.type === 'information' ? [] : question.missing;
  return [
    ...options.map(({ code, label }) => ({ code, words: say(reader, label) })),
    ...missing.filter(isMissingCode).map(code => ({ code, words: say(reader, missingLabels[code]) })),
  ];
};

const presentQuestion = (reader: Reader, document: Questionnaire, question: Question) => {
  const { t } = reader;
  const number = questionNumber(document, question.id);
  const conditions = question.relevant === undefined ? [] : [question.relevant];
  return {
    id: question.id,
    number: number === undefined ? null : `${number}.`,
    text: say(reader, question.text),
    hint: question.hint ? say(reader, question.hint) : null,
    about: t('publishing:version.about', {
      id: question.id,
      type: t(`publishing:version.type.${question.type}`),
    }),
    condition:
      conditions.length === 0
        ? null
        : t('publishing:version.if', { words: conditionsInWords({ reader, document }, conditions) }),
    limits: limitsOf(reader, question),
    rows:
      'rows' in question ? question.rows.map(({ code, label }) => ({ code, words: say(reader, label) })) : [],
    codes: codesOf(reader, question),
  };
};

export const presentReadable = (visit: Visit, version: Version) => {
  const { reader } = visit;
  const { t } = reader;
  const { document, number, publishedOn, note, questionnaire } = version;
  const heading = t('publishing:version.heading', { title: say(reader, document.title), number });
  return {
    frame: presentFrame(visit, questionnairePaths(reader.paths).questionnaires()),
    title: `${heading} — ${t('staff:place')}`,
    up: { href: publishingPaths(reader.paths).versions(questionnaire), label: t('publishing:version.up') },
    heading,
    lead: t('publishing:version.lead', { day: dateAsKnown(publishedOn, reader.language) }),
    note: note ?? null,
    downloads: downloads(reader, version),
    words: {
      rows: t('publishing:version.rows'),
      codes: t('publishing:version.codes'),
      files: t('publishing:versions.column.files'),
    },
    pages: document.pages.map((page, at) => ({
      heading: page.title
        ? t('publishing:version.page_titled', { number: at + 1, title: say(reader, page.title) })
        : t('publishing:version.page', { number: at + 1 }),
      condition:
        page.relevant === undefined
          ? null
          : t('publishing:version.if', { words: conditionsInWords({ reader, document }, [page.relevant]) }),
      questions: page.questions.map(question => presentQuestion(reader, document, question)),
    })),
  };
};
