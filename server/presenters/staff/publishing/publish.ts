// The last look before a version is frozen: checks, scenarios, the difference to the version before, what it does to trends and waves.
import { analysisPaths } from '../../../paths/analysis.ts';
import { publishingPaths } from '../../../paths/publishing.ts';
import type { LinkMistake, Obstacle, Standing } from '../../../services/publishing.ts';
import type { Reader } from '../../reader.ts';
import type { Visit } from '../frame.ts';
import { countsInWords } from './checks.ts';
import { presentDifferences } from './differences.ts';
import { presentHead } from './head.ts';
import { questionLabel, wordsOf } from './places.ts';
import { presentScenario, replaysInWords } from './scenarios.ts';

export type Refused = {
  readonly obstacles: readonly Obstacle[];
  readonly note: string;
  readonly acceptsBreaks: boolean;
  readonly acceptsScenarios: boolean;
};
export type RefusedLink = {
  readonly mistake: LinkMistake;
  readonly question: string;
  readonly was: string;
  readonly reason: string;
};
export type Sent = { readonly refused?: Refused; readonly link?: RefusedLink };

/** Where each obstacle is mended. */
const anchors: Readonly<Record<Obstacle, string>> = {
  no_note: '#note',
  long_note: '#note',
  errors: '#checks',
  warnings: '#checks',
  breaks: '#breaks',
  scenarios: '#differ',
  unchanged: '#difference',
  changed_meanwhile: '#difference',
  published_meanwhile: '#difference',
};

const presentMistakes = ({ t }: Reader, { refused, link }: Sent) => {
  const items = [
    ...(refused?.obstacles ?? []).map(obstacle => ({
      href: anchors[obstacle],
      message: t(`publishing:obstacle.${obstacle}`),
    })),
    ...(link ? [{ href: '#reason', message: t(`publishing:link.mistake.${link.mistake}`) }] : []),
  ];
  return items.length === 0 ? null : { heading: t('publishing:obstacle.heading'), items };
};

type Free = Pick<Standing, 'come' | 'gone'>;

const presentLinkForm = (reader: Reader, free: Free, sent: RefusedLink | undefined) => {
  const { t } = reader;
  const option = (chosen: string | undefined) => (question: Standing['come'][number]) => ({
    ...{ id: question.id, label: `${wordsOf(reader, question)} (${question.id})` },
    isChosen: question.id === chosen,
  });
  return free.come.length === 0 || free.gone.length === 0
    ? null
    : {
        was: { label: t('publishing:link.was'), options: free.gone.map(option(sent?.was)) },
        question: {
          label: t('publishing:link.question'),
          options: free.come.map(option(sent?.question)),
        },
        reason: {
          label: t('publishing:link.reason'),
          value: sent?.reason ?? '',
          hint: t('publishing:link.hint'),
        },
        submit: t('publishing:link.submit'),
      };
};

const presentLinks = (reader: Reader, standing: Standing, sent: RefusedLink | undefined) => {
  const { t } = reader;
  const { draft, former, gone, come } = standing;
  const links = draft.replaces ?? [];
  const free = {
    come: come.filter(({ id }) => !links.some(({ question }) => question === id)),
    gone: gone.filter(({ id }) => !links.some(({ was }) => was === id)),
  };
  if (!former || (links.length === 0 && (free.come.length === 0 || free.gone.length === 0))) return null;
  return {
    heading: t('publishing:link.heading'),
    lead: t('publishing:link.lead'),
    action: publishingPaths(reader.paths).replacing(draft.id),
    linked: links.map(({ question, was, reason }) => ({
      question,
      words: t('publishing:link.linked', {
        question: questionLabel(reader, draft.document, question),
        was: questionLabel(reader, former.document, was),
      }),
      reason: t('publishing:link.because', { reason }),
      remove: t('publishing:link.remove'),
    })),
    form: presentLinkForm(reader, free, sent),
  };
};

const shortWords = (reader: Reader, former: Standing['former'], id: string): string => {
  const found = former?.document.pages.flatMap(({ questions }) => questions).find(each => each.id === id);
  return found ? wordsOf(reader, found) : id;
};

/** `Вид «По полу»: «Пол» больше не сравнить с прежними волнами.` */
const presentViews = (reader: Reader, { views, former }: Standing) =>
  views.map(({ id, name, questions }) => ({
    href: analysisPaths(reader.paths).view(id),
    name: reader.t('publishing:effect.view', { name }),
    fates: questions
      .map(({ question, fate }) =>
        reader.t(`publishing:effect.view_${fate}`, { question: shortWords(reader, former, question) }),
      )
      .join('; '),
  }));

const presentEffects = (reader: Reader, standing: Standing) => {
  const { t } = reader;
  const { running, questions, former } = standing;
  const broken = questions.filter(({ grade, waves }) => grade === 'breaks' && waves.length > 0);
  return {
    heading: t('publishing:effect.heading'),
    views: presentViews(reader, standing),
    items: [
      ...running.map(({ wave, number }) =>
        t(`publishing:effect.${wave.state === 'planned' ? 'planned' : 'running'}`, {
          wave: wave.name,
          number,
        }),
      ),
      ...(running.length === 0 ? [t('publishing:effect.no_wave')] : []),
      ...(broken.length > 0
        ? [t('publishing:effect.charts', { count: broken.length })]
        : former
          ? [t('publishing:effect.no_charts')]
          : []),
    ],
  };
};

const presentTicks = ({ t }: Reader, { questions, replays }: Standing, refused: Refused | undefined) => {
  const breaks = questions.filter(({ grade, waves }) => grade === 'breaks' && waves.length > 0).length;
  const differ = replays.filter(({ outcome }) => !outcome.isSame).length;
  return [
    ...(breaks > 0
      ? [
          {
            id: 'breaks',
            label: t('publishing:form.breaks', { count: breaks }),
            isTicked: refused?.acceptsBreaks ?? false,
          },
        ]
      : []),
    ...(differ > 0
      ? [
          {
            id: 'differ',
            label: t('publishing:form.differ', { count: differ }),
            isTicked: refused?.acceptsScenarios ?? false,
          },
        ]
      : []),
  ];
};

const presentForm = (reader: Reader, standing: Standing, refused: Refused | undefined) => {
  const { t } = reader;
  const { draft, former } = standing;
  const number = (former?.number ?? 0) + 1;
  const has = (...names: readonly Obstacle[]): boolean =>
    names.some(name => refused?.obstacles.includes(name) ?? false);
  return {
    heading: t('publishing:form.heading', { number }),
    action: publishingPaths(reader.paths).publish(draft.id),
    revision: draft.revision,
    note: {
      label: t('publishing:form.note'),
      hint: t('publishing:form.hint'),
      value: refused?.note ?? '',
      mistake: has('no_note')
        ? t('publishing:obstacle.no_note')
        : has('long_note')
          ? t('publishing:obstacle.long_note')
          : null,
    },
    ticks: presentTicks(reader, standing, refused),
    submit: t('publishing:form.submit', { number }),
    frozen: t('publishing:form.frozen'),
  };
};

const presentChecked = (reader: Reader, { draft, checked }: Standing) => {
  const { t } = reader;
  const to = publishingPaths(reader.paths);
  const isBlocked = checked.counts.errors + checked.counts.warnings > 0;
  return {
    heading: t('publishing:checks.heading'),
    counts: countsInWords(reader, checked.counts),
    isBlocked,
    note: t(isBlocked ? 'publishing:publish.blocked' : 'publishing:publish.free'),
    link: { href: to.checks(draft.id), label: t('publishing:publish.to_checks') },
  };
};

const presentReplays = (reader: Reader, { draft, replays }: Standing) => {
  const { t } = reader;
  const to = publishingPaths(reader.paths);
  return {
    heading: t('publishing:scenario.heading'),
    summary: replaysInWords(reader, replays),
    items: replays.map(replayed => presentScenario(reader, draft.document, replayed)),
    link: { href: to.trying(draft.id), label: t('publishing:publish.to_trying') },
  };
};

export const presentPublish = (visit: Visit, standing: Standing, sent: Sent = {}) => {
  const { reader } = visit;
  const { t } = reader;
  const { draft } = standing;
  const mistakes = presentMistakes(reader, sent);
  return {
    ...presentHead(visit, draft, {
      ...{ view: 'publish', heading: t('publishing:publish.heading'), hasMistakes: mistakes !== null },
    }),
    mistakes,
    over:
      standing.isOverOther && standing.former
        ? t('publishing:publish.over', { number: standing.former.number })
        : null,
    unchanged: standing.isUnchanged ? t('publishing:publish.unchanged') : null,
    checks: presentChecked(reader, standing),
    scenarios: presentReplays(reader, standing),
    difference: presentDifferences(reader, standing),
    links: presentLinks(reader, standing, sent.link),
    effects: presentEffects(reader, standing),
    form: standing.isUnchanged ? null : presentForm(reader, standing, sent.refused),
  };
};
