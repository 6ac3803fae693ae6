// What the demonstration publishes: which findings, under which title, when; one correction, one withdrawal and one release that waits
// for its time, so that a visitor sees how each looks.
import type { Title } from '../releases/drafting.ts';
import type { Words } from '../findings/words.ts';

export type PlannedFinding = {
  readonly question: string;
  /** Rows of the same grid that are told together with it. */
  readonly beside?: readonly string[];
  /** By which people are divided. */
  readonly by?: string;
  readonly chart: string;
  readonly words?: Words;
  /** What a correction says instead. */
  readonly corrected?: Words;
};

export type PlannedRelease = {
  readonly survey: string;
  /** The wave after which it comes out. */
  readonly wave: string;
  readonly title: Title;
  /** Day and time of publication; or so many days after the demonstration is made, until when only staff see it. */
  readonly from: string | { readonly days: number };
  readonly findings: readonly PlannedFinding[];
  readonly correction?: { readonly from: string; readonly note: Title };
  readonly withdrawal?: { readonly at: string; readonly reason: Title };
};

export const releasePlan: readonly PlannedRelease[] = [
  {
    survey: 'population',
    wave: '2012',
    title: { ru: 'Опыт и доверие: две волны', en: 'Experience and trust: two waves' },
    from: '2012-10-15T07:00:00Z',
    findings: [
      { question: 'met_when', chart: 'slope' },
      { question: 'change', chart: 'bars' },
      { question: 'trust_executive', chart: 'slope' },
    ],
  },
  {
    survey: 'population',
    wave: '2012',
    title: { ru: 'Взятки рядом с нами', en: 'Bribes near us' },
    from: '2012-11-12T07:00:00Z',
    findings: [
      { question: 'own_change', chart: 'trend' },
      { question: 'report_ready', chart: 'bars' },
    ],
    withdrawal: {
      at: '2012-11-19T12:00:00Z',
      reason: {
        ru: 'Заголовки выпуска сравнивали две волны, а вопрос в этих волнах задавали после разных вопросов. Числа сняты, пока сравнение не проверено.',
        en: 'The headlines of the release compared two waves in which the question stood after different questions. The numbers are withdrawn until the comparison has been checked.',
      },
    },
  },
  {
    survey: 'population',
    wave: '2013',
    title: { ru: 'С чем сталкиваются жители', en: 'What residents meet with' },
    from: '2013-10-14T07:00:00Z',
    findings: [
      { question: 'met_when', chart: 'trend' },
      { question: 'exp_health', chart: 'trend' },
      { question: 'ready', chart: 'bars' },
      { question: 'report_ready', chart: 'trend' },
      { question: 'hotline_known', chart: 'trend' },
      { question: 'situations_band', chart: 'bars' },
    ],
  },
  {
    survey: 'population',
    wave: '2013',
    title: { ru: 'Как жители видят коррупцию', en: 'How residents see corruption' },
    from: '2013-11-18T07:00:00Z',
    findings: [
      { question: 'change', chart: 'trend' },
      {
        question: 'trust_executive',
        chart: 'trend',
        words: {
          ru: 'Власти республики доверяют {share} жителей',
          en: '{share} of residents trust the authorities of the republic',
        },
        corrected: {
          ru: 'Правительству и министерствам республики доверяют {share} жителей',
          en: '{share} of residents trust the government and the ministries of the republic',
        },
      },
      { question: 'trust_local', chart: 'trend' },
      { question: 'trust_local', by: 'district', chart: 'map' },
      { question: 'change', by: 'district', chart: 'districts' },
      { question: 'change', by: 'sex', chart: 'bars' },
      {
        question: 'statements_harm',
        beside: ['statements_danger', 'statements_custom', 'statements_no_way'],
        chart: 'likert',
      },
      { question: 'spread', chart: 'bars' },
      { question: 'measures_effect', chart: 'bars' },
      { question: 'who_fights', chart: 'bars' },
    ],
    correction: {
      from: '2013-11-25T07:00:00Z',
      note: {
        ru: 'В прежней версии было сказано о доверии к власти республики, а спрашивали о правительстве и министерствах. Исправлен заголовок, числа те же.',
        en: 'The former version spoke of trust in the authorities of the republic, while people were asked about the government and the ministries. The headline is corrected, the numbers are the same.',
      },
    },
  },
  {
    survey: 'population',
    wave: '2013',
    title: {
      ru: 'Суды, прокуратура, полиция: кому доверяют',
      en: 'Courts, prosecutors, police: who is trusted',
    },
    from: { days: 14 },
    findings: [{ question: 'trust_court', beside: ['trust_prosecutor', 'trust_police'], chart: 'multiples' }],
  },
  {
    survey: 'hotline_follow_up',
    wave: '2013',
    title: { ru: 'Что меняет обращение на горячую линию', en: 'What an appeal to the hotline changes' },
    from: '2014-01-27T07:00:00Z',
    findings: [
      { question: 'trust_growth', chart: 'trend' },
      { question: 'trust_change', chart: 'trend' },
      { question: 'outcome', chart: 'bars' },
    ],
  },
];
