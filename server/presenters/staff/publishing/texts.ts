// The grid of translations: every text with its place, all languages beside each other, and what may be wrong with them.
import { languages, type Language } from '../../../../surveys/language.ts';
import type { Questionnaire } from '../../../../surveys/schema.ts';
import { doubtsAbout, missingIn, progressOf, textEntries } from '../../../../surveys/translations.ts';
import type { Doubt, TextEntry } from '../../../../surveys/translations.ts';
import { publishingPaths } from '../../../paths/publishing.ts';
import type { Draft, DraftEdit } from '../../../services/drafts.ts';
import { percent } from '../../format.ts';
import type { Reader } from '../../reader.ts';
import type { Visit } from '../frame.ts';
import { presentHead, staffLanguage } from './head.ts';
import { pageLabel, questionLabel } from './places.ts';

export const rowsPerPage = 30;

export type Filter = {
  /** Only texts that lack a language of the questionnaire, or have something doubtful. */
  readonly only: 'all' | 'missing' | 'doubtful';
  readonly from: number;
};

export type SentText = {
  readonly address: string;
  readonly words: Readonly<Partial<Record<Language, string>>>;
};

export type Translating = {
  readonly draft: Draft;
  readonly filter: Filter;
  /** What could not be saved, with what stands against it. */
  readonly refused?: SentText & {
    readonly conflict: readonly DraftEdit[];
    readonly mistake: { readonly ru: string; readonly en: string } | null;
    readonly by: string;
  };
};

export const whereInWords = (reader: Reader, document: Questionnaire, { place }: TextEntry): string => {
  const { t } = reader;
  const around =
    place.question !== undefined
      ? questionLabel(reader, document, place.question)
      : place.page !== undefined
        ? pageLabel(reader, document, place.page)
        : t('publishing:place.whole');
  const field = t(`publishing:texts.field.${place.field.replaceAll('.', '_')}`);
  const isKnown = !field.startsWith('publishing:') && !field.startsWith('texts.field.');
  const part = place.part === undefined ? '' : ` (${place.part})`;
  return `${around}: ${isKnown ? field : place.field}${part}`;
};

const doubtInWords = ({ t }: Reader, doubt: Doubt): string =>
  doubt.kind === 'palochka'
    ? t('publishing:texts.doubt.palochka', { word: doubt.word, repaired: doubt.repaired })
    : t(`publishing:texts.doubt.${doubt.kind}`, { language: doubt.language, sign: doubt.sign });

const isShown = (entry: TextEntry, { only }: Filter, wanted: readonly Language[]): boolean => {
  if (only === 'missing') return missingIn(entry.text, wanted).length > 0;
  return only === 'all' || doubtsAbout(entry.text).length > 0;
};

const presentRow = (reader: Reader, entry: TextEntry, { draft, refused }: Translating, at: number) => {
  const { t } = reader;
  const { document } = draft;
  const sent = refused?.address === entry.address ? refused : undefined;
  const where = whereInWords(reader, document, entry);
  return {
    id: `text-${at}`,
    address: entry.address,
    where,
    also: entry.also.length > 0 ? t('publishing:texts.also', { count: entry.also.length }) : null,
    save: t('publishing:texts.save'),
    about: where,
    cells: languages.map(language => ({
      language,
      name: t(`publishing:texts.language.${language}`),
      label: t('publishing:texts.cell', { language: t(`publishing:texts.language.${language}`), where }),
      words: sent?.words[language] ?? entry.text[language] ?? '',
      was: entry.text[language] ?? '',
      isMissing: entry.text[language] === undefined && document.languages.includes(language),
      rows: Math.min(6, Math.max(1, Math.ceil((entry.text.ru ?? entry.text.en ?? '').length / 34))),
    })),
    doubts: doubtsAbout(entry.text).map(doubt => doubtInWords(reader, doubt)),
    mistake: sent
      ? (sent.mistake?.[staffLanguage(reader)] ?? t('publishing:texts.conflict', { who: sent.by }))
      : null,
  };
};

const queryOf = ({ only, from }: Filter): string => `?only=${only}${from > 0 ? `&from=${from}` : ''}`;

const presentPager = (reader: Reader, id: string, filter: Filter, total: number) => {
  const to = publishingPaths(reader.paths).translations(id);
  const step = (from: number, label: string) => ({ href: `${to}${queryOf({ ...filter, from })}`, label });
  return {
    shown: reader.t('publishing:texts.shown', {
      from: Math.min(total, filter.from + 1),
      to: Math.min(total, filter.from + rowsPerPage),
      total,
    }),
    before:
      filter.from > 0
        ? step(Math.max(0, filter.from - rowsPerPage), reader.t('publishing:texts.before'))
        : null,
    after:
      filter.from + rowsPerPage < total
        ? step(filter.from + rowsPerPage, reader.t('publishing:texts.after'))
        : null,
  };
};

const presentFilters = (reader: Reader, id: string, current: Filter) => ({
  label: reader.t('publishing:texts.filters'),
  items: (['all', 'missing', 'doubtful'] as const).map(only => ({
    href: `${publishingPaths(reader.paths).translations(id)}${queryOf({ only, from: 0 })}`,
    label: reader.t(`publishing:texts.only.${only}`),
    isCurrent: only === current.only,
  })),
});

export const presentTranslations = (visit: Visit, translating: Translating) => {
  const { reader } = visit;
  const { t } = reader;
  const { draft, filter, refused } = translating;
  const { document } = draft;
  const to = publishingPaths(reader.paths);
  const entries = textEntries(document);
  const shown = entries.filter(entry => isShown(entry, filter, document.languages));
  return {
    ...presentHead(visit, draft, {
      ...{ view: 'translations', heading: t('publishing:texts.heading') },
      hasMistakes: refused !== undefined,
    }),
    action: `${to.translations(draft.id)}${queryOf(filter)}`,
    revision: draft.revision,
    progress: progressOf(entries).map(({ language, done, total }) => ({
      name: t(`publishing:texts.language.${language}`),
      share: percent(total === 0 ? 1 : done / total, reader.language),
      note: document.languages.includes(language)
        ? t('publishing:texts.left', { count: total - done })
        : t('publishing:texts.not_offered'),
    })),
    filters: presentFilters(reader, draft.id, filter),
    rows: shown
      .slice(filter.from, filter.from + rowsPerPage)
      .map((entry, at) => presentRow(reader, entry, translating, filter.from + at)),
    empty: shown.length === 0 ? t(`publishing:texts.empty.${filter.only}`) : null,
    pager: presentPager(reader, draft.id, filter, shown.length),
    sheet: {
      heading: t('publishing:texts.sheet'),
      lead: t('publishing:texts.sheet_lead'),
      download: { href: to.translationSheet(draft.id), label: t('publishing:texts.download') },
      upload: {
        action: to.translationUpload(draft.id),
        label: t('publishing:texts.file'),
        submit: t('publishing:texts.upload'),
      },
    },
  };
};
