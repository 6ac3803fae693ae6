// What a translator's sheet brought: what was filled, and what somebody must decide, with both texts beside each other.
import type { Proposal } from '../../../../surveys/translations.ts';
import { publishingPaths } from '../../../paths/publishing.ts';
import type { Draft } from '../../../services/drafts.ts';
import type { SheetOutcome } from '../../../services/translations.ts';
import type { Reader } from '../../reader.ts';
import type { Visit } from '../frame.ts';
import { presentHead } from './head.ts';
import { whereInWords } from './texts.ts';

type Taken = Extract<SheetOutcome, { filled: number }>;

/** A form holds so many decisions; the rest comes with the next upload of the same sheet. */
const mostDecisions = 60;

const presentProposal = (reader: Reader, draft: Draft, proposal: Proposal, at: number) => {
  const { t } = reader;
  const { entry, language, words, before, sourceThen, row } = proposal;
  return {
    id: `decision-${at}`,
    where: whereInWords(reader, draft.document, entry),
    row: t('publishing:returned.row', { row }),
    language,
    name: t(`publishing:texts.language.${language}`),
    value: `${language} ${entry.address}`,
    words,
    before: before ?? null,
    source:
      sourceThen === undefined
        ? null
        : {
            then: sourceThen,
            now: entry.text.ru ?? entry.text.en ?? '',
            note: t('publishing:returned.source'),
          },
    /** Translated from the source that stands there now: only then the newer words are the likelier. */
    isTicked: sourceThen === undefined,
  };
};

const presentDecisions = (reader: Reader, draft: Draft, doubtful: Taken['returned']['doubtful']) => {
  const { t } = reader;
  const left = doubtful.length - mostDecisions;
  return doubtful.length === 0
    ? null
    : {
        heading: t('publishing:returned.decide', { count: doubtful.length }),
        lead: t('publishing:returned.lead'),
        left: left > 0 ? t('publishing:returned.left', { count: left }) : null,
        submit: t('publishing:returned.submit'),
        words: {
          now: t('publishing:returned.now'),
          sourceNow: t('publishing:returned.source_now'),
          sheet: t('publishing:returned.sheet'),
          then: t('publishing:returned.then'),
          take: t('publishing:returned.take'),
          nothing: t('publishing:returned.nothing'),
        },
        items: doubtful
          .slice(0, mostDecisions)
          .map((proposal, at) => presentProposal(reader, draft, proposal, at)),
      };
};

export const presentReturned = (visit: Visit, draft: Draft, { filled, returned }: Taken) => {
  const { reader } = visit;
  const { t } = reader;
  const to = publishingPaths(reader.paths);
  const { doubtful, gone, unchanged } = returned;
  return {
    ...presentHead(visit, draft, { view: 'translations', heading: t('publishing:returned.heading') }),
    back: { href: to.translations(draft.id), label: t('publishing:returned.back') },
    action: to.translations(draft.id),
    revision: draft.revision,
    filled: t('publishing:returned.filled', { count: filled }),
    unchanged: t('publishing:returned.unchanged', { count: unchanged }),
    decisions: presentDecisions(reader, draft, doubtful),
    gone:
      gone.length === 0
        ? null
        : {
            heading: t('publishing:returned.gone', { count: gone.length }),
            items: gone.map(({ row, address }) => `${t('publishing:returned.row', { row })}: ${address}`),
          },
  };
};
