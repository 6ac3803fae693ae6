// The page where a finding is looked at as the public will see it, and where the words around its number are written.
import { releasePaths } from '../../../paths/releases.ts';
import type { FindingLook, Words, WordsMistake } from '../../../services/findings.ts';
import type { ChartType } from '../../../services/results/chartType.ts';
import { say, type Reader } from '../../reader.ts';
import { chartTypesFor } from '../../figures/suitable.ts';
import { frozenFigure } from '../../releases/told.ts';
import { headline, wordsOf } from '../../results/headline.ts';
import { questionTable } from '../../results/table.ts';
import { titled } from '../form.ts';
import { presentFrame, type Visit } from '../frame.ts';

/** The same page in the two languages in which a finding is told. */
export type Readers = { readonly ru: Reader; readonly en: Reader };

export type FindingPart = {
  readonly look: FindingLook;
  readonly chart: ChartType;
  /** As they were typed; null: the questionnaire's own. */
  readonly typed: Words | null;
  /** Null while it is new. */
  readonly saved: {
    readonly id: string;
    /** Releases in preparation. */
    readonly drafts: readonly { readonly id: string; readonly title: string; readonly holds: boolean }[];
    readonly mayRemove: boolean;
  } | null;
  /** What of a table at the desk a finding does not take over: names of the sentences that say so. */
  readonly notes: readonly string[];
};

export const ownWordsIn = (readers: Readers, { own }: Pick<FindingLook, 'own'>): Words => ({
  ru: wordsOf(readers.ru, own) ?? '',
  en: wordsOf(readers.en, own) ?? '',
});

const sentences = (readers: Readers, { content }: FindingLook) =>
  (['ru', 'en'] as const).flatMap(language => {
    const [question] = content.questions;
    const newest = question?.waves.at(-1);
    const text = question && newest ? headline(readers[language], question, newest) : null;
    return text === null
      ? []
      : [{ language, name: language === 'ru' ? 'По-русски' : 'In English', text: `${text}.` }];
  });

const mistakeWords = ({ t }: Reader, { code, found, field }: WordsMistake): string =>
  t(`releases:words.mistake.${code}`, { found, language: t(`releases:words.in.${field}`) });

const wordFields = (reader: Reader, readers: Readers, { look, typed }: FindingPart) => {
  const words = typed ?? look.told.words ?? ownWordsIn(readers, look);
  return (['ru', 'en'] as const).map(field => {
    const wrong = look.mistakes.find(mistake => mistake.field === field);
    return {
      id: `words-${field}`,
      name: `words.${field}`,
      lang: field,
      label: reader.t(`releases:words.${field}`),
      value: words[field],
      mistake: wrong ? mistakeWords(reader, wrong) : null,
    };
  });
};

const chartField = ({ t }: Reader, { look, chart }: FindingPart) => ({
  legend: t('releases:finding.chart'),
  choices: chartTypesFor(look.content).map(type => ({
    value: type,
    id: `chart-${type}`,
    label: t(`releases:chart.${type}`),
    isChosen: type === chart,
  })),
});

const byField = (reader: Reader, { look }: FindingPart) =>
  look.breakdowns.length === 0
    ? null
    : {
        label: reader.t('releases:finding.by'),
        none: reader.t('releases:finding.by_none'),
        choices: look.breakdowns.map(variable => ({
          value: variable.name,
          label: say(reader, variable.label),
          isChosen: variable.name === look.told.by,
        })),
      };

const partnersField = (reader: Reader, { look }: FindingPart) =>
  look.partners.length === 0
    ? null
    : {
        legend: reader.t('releases:finding.partners'),
        choices: look.partners.map(variable => ({
          value: variable.name,
          label: say(reader, variable.label),
          isChosen: look.told.questions.includes(variable.name),
        })),
      };

/** Into which release it goes: the next step of a saved finding. */
const presentReleases = ({ t, paths }: Reader, { saved }: FindingPart) => {
  if (!saved) return null;
  const { addToRelease, newRelease, staffRelease } = releasePaths(paths);
  const held = saved.drafts.filter(({ holds }) => holds);
  return {
    heading: t('releases:finding.releases'),
    held: held.map(({ id, title }) => ({
      href: staffRelease(id),
      label: t('releases:finding.in', { release: id, title }),
    })),
    action: addToRelease(saved.id),
    drafts: saved.drafts
      .filter(({ holds }) => !holds)
      .map(({ id, title }) => ({ id, label: t('releases:finding.add', { release: id, title }) })),
    begin: { href: `${newRelease()}?finding=${saved.id}`, label: t('releases:finding.begin') },
    isPrimary: held.length === 0,
  };
};

const presentForm = (reader: Reader, readers: Readers, part: FindingPart) => {
  const { t, paths } = reader;
  const { look, saved } = part;
  const [question] = look.told.questions;
  return {
    action: saved ? releasePaths(paths).finding(saved.id) : releasePaths(paths).newFinding(),
    survey: look.told.survey,
    question: question ?? '',
    summary: look.mistakes.map(mistake => ({
      href: `#words-${mistake.field}`,
      message: mistakeWords(reader, mistake),
    })),
    summaryHeading: t('staff:check', { count: look.mistakes.length }),
    wordsHeading: t('releases:words.heading'),
    wordsHint: t('releases:words.hint'),
    fields: wordFields(reader, readers, part),
    chart: chartField(reader, part),
    by: byField(reader, part),
    partners: partnersField(reader, part),
    preview: t('releases:finding.preview'),
    submit: t(saved ? 'releases:finding.change' : 'releases:finding.save'),
    isPrimary: saved === null,
  };
};

export const presentFinding = (visit: Visit, readers: Readers, part: FindingPart) => {
  const { reader } = visit;
  const { t, paths } = reader;
  const { look, chart, saved } = part;
  const { own } = look;
  const addresses = releasePaths(paths);
  const heading = say(reader, own.variable.label);
  const { content } = look;
  return {
    frame: presentFrame(visit, addresses.findings()),
    title: titled(reader, heading, look.mistakes.length > 0),
    up: { href: addresses.findings(), label: t('releases:finding.to_all') },
    heading,
    lead: t('results:quoted', { text: say(reader, own.variable.text) }),
    notes: part.notes.map(name => t(`releases:note.${name}`)),
    preview: {
      heading: t('releases:finding.as_public'),
      sentences: sentences(readers, look),
      none: t('releases:finding.no_sentence'),
      figure: frozenFigure(reader, { content, chart }, 'finding'),
      table: questionTable(reader, content.questions[0] ?? own),
    },
    form: presentForm(reader, readers, part),
    releases: presentReleases(reader, part),
    remove: saved?.mayRemove
      ? { action: addresses.removeFinding(saved.id), submit: t('releases:finding.remove') }
      : null,
    script: { src: reader.asset('charts.js'), nonce: reader.nonce },
  };
};
