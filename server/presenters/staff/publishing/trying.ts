// The try view: the phone as a respondent holds it, and beside it what a respondent never sees: the path so far, calculated values,
// why pages were passed over, and the runs that were kept.
import type { Answer } from '../../../../surveys/answer.ts';
import { isRecord, isSet } from '../../../../surveys/answer.ts';
import { isAnswered } from '../../../../surveys/journey.ts';
import { publishingPaths } from '../../../paths/publishing.ts';
import { pathsIn } from '../../../paths.ts';
import type { ReplayedScenario, SaveOutcome, Trying } from '../../../services/publishing/trying.ts';
import type { Reader } from '../../reader.ts';
import type { Visit } from '../frame.ts';
import { presentHead } from './head.ts';
import { conditionsInWords } from './paths.ts';
import { pageLabel } from './places.ts';
import { presentScenario, replaysInWords } from './scenarios.ts';

export type Tried = {
  readonly trying: Trying;
  readonly replays: readonly ReplayedScenario[];
  /** What came back from saving a scenario. */
  readonly refused?: { readonly outcome: Extract<SaveOutcome, { mistake: string }>; readonly name: string };
};

const valueInWords = (value: Answer): string => {
  if (isSet(value)) return value.join(', ');
  return isRecord(value) ? Object.values(value).join(', ') : String(value);
};

const presentPath = (reader: Reader, { draft, trial, run, step }: Trying) => {
  const { t } = reader;
  const at = trial.next === undefined ? trial.steps.length : trial.steps.indexOf(trial.next) + 1;
  return trial.steps.slice(0, at).map(each => {
    const done = isAnswered(each, run.answers);
    return {
      page: each.page.id,
      label: pageLabel(reader, draft.document, each.page.id),
      state: t(done ? 'publishing:trying.answered' : 'publishing:trying.next'),
      isHere: each.page.id === step?.page.id,
    };
  });
};

const presentSide = (reader: Reader, trying: Trying) => {
  const { draft, trial, step, isBeside } = trying;
  const { document } = draft;
  const { t } = reader;
  return {
    path: { heading: t('publishing:trying.path'), items: presentPath(reader, trying) },
    beside: isBeside ? t('publishing:trying.beside') : null,
    jump: {
      label: t('publishing:trying.jump'),
      submit: t('publishing:trying.jump_submit'),
      pages: document.pages.map(({ id }) => ({
        id,
        label: pageLabel(reader, document, id),
        isHere: id === step?.page.id,
      })),
    },
    calculated: {
      heading: t('publishing:trying.calculated'),
      none: (document.calculations ?? []).length === 0 ? null : t('publishing:trying.calculated_none'),
      items: Object.entries(trial.calculated).map(([name, value]) => ({ name, value: valueInWords(value) })),
    },
    passed: {
      heading: t('publishing:trying.passed'),
      none: t('publishing:trying.passed_none'),
      items: trial.passed.map(({ page, conditions }) => ({
        label: pageLabel(reader, document, page),
        why:
          conditions.length === 0
            ? t('publishing:trying.why_nothing')
            : t('publishing:trying.why', { condition: conditionsInWords({ reader, document }, conditions) }),
      })),
    },
  };
};

const presentPhone = ({ t, plainLanguage }: Reader, { draft, run, step }: Trying) => {
  const inLanguage = pathsIn(run.language, plainLanguage);
  return {
    heading: t('publishing:trying.phone'),
    title: t('publishing:trying.phone_title'),
    src: step === null ? null : publishingPaths(inLanguage).tryingPhone(draft.id),
    end: t('publishing:trying.end'),
    note: t('publishing:trying.note'),
  };
};

const presentKept = (reader: Reader, { trying, replays, refused }: Tried) => {
  const { t } = reader;
  const { document } = trying.draft;
  return {
    heading: t('publishing:scenario.heading'),
    summary: replaysInWords(reader, replays),
    items: replays.map(replayed => presentScenario(reader, document, replayed)),
    words: { follow: t('publishing:scenario.follow'), remove: t('publishing:scenario.remove') },
    form: {
      label: t('publishing:scenario.name'),
      hint: t('publishing:scenario.hint'),
      submit: t('publishing:scenario.save'),
      name: refused?.name ?? '',
      mistake: refused ? t(`publishing:scenario.mistake.${refused.outcome.mistake}`) : null,
    },
  };
};

export const presentTrying = (visit: Visit, tried: Tried) => {
  const { reader } = visit;
  const { t } = reader;
  const { draft } = tried.trying;
  const to = publishingPaths(reader.paths);
  const heading = t('publishing:trying.heading');
  return {
    ...presentHead(visit, draft, { view: 'trying', heading, hasMistakes: tried.refused !== undefined }),
    actions: { run: to.tryingRun(draft.id), save: to.trying(draft.id), remove: to.scenarios(draft.id) },
    restart: t('publishing:trying.restart'),
    phone: presentPhone(reader, tried.trying),
    side: presentSide(reader, tried.trying),
    kept: presentKept(reader, tried),
  };
};
