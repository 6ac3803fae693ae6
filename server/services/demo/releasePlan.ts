// What the demonstration publishes: which findings, under which title, when; and one correction, so that a visitor sees how one looks.
import type { Title } from '../releases/drafting.ts';
import type { Words } from '../findings/words.ts';

export type PlannedFinding = {
  readonly question: string;
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
  /** Day and time of publication. */
  readonly from: string;
  readonly findings: readonly PlannedFinding[];
  readonly correction?: { readonly from: string; readonly note: Title };
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
      { question: 'change', by: 'sex', chart: 'bars' },
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
