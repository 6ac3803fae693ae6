// How made-up people tend to answer: per question, a weight for each code and what moves it. The numbers are invented to look
// plausible beside published surveys; they say nothing of the republic.
import type { Latent } from './people.ts';

/** Change of the log-weight per unit of the trait, and per year after 2011. */
type Pull = Partial<Record<keyof Latent | 'year', number>>;
export type Belief = Readonly<Record<string, readonly [weight: number, pull?: Pull]>>;

const experience: Belief = {
  none: [100],
  expected: [4, { exposure: 0.7, year: -0.12 }],
  asked: [2.2, { exposure: 0.9, year: -0.2 }],
  paid: [6, { exposure: 0.9, tolerance: 0.5, year: -0.22 }],
  unasked: [2.5, { exposure: 0.4, tolerance: 0.9, year: -0.05 }],
};

const trust: Belief = {
  fully: [14, { trust: 0.8, year: 0.09 }],
  rather: [32, { trust: 0.3, year: 0.05 }],
  rather_not: [28, { trust: -0.4 }],
  not_at_all: [18, { trust: -0.9, year: -0.05 }],
};

const frequency: Belief = {
  never: [16, { trust: 0.4, year: 0.05 }],
  sometimes: [38],
  often: [26, { exposure: 0.4, trust: -0.3 }],
  always: [9, { exposure: 0.6, trust: -0.6 }],
};

const agree: Belief = {
  agree: [22, { tolerance: 0.5 }],
  rather_agree: [28, { tolerance: 0.2 }],
  rather_disagree: [24, { tolerance: -0.3 }],
  disagree: [18, { tolerance: -0.6 }],
};

const acceptable: Belief = {
  acceptable: [12, { tolerance: 0.9 }],
  sometimes: [26, { tolerance: 0.4 }],
  unacceptable: [56, { tolerance: -0.3, year: 0.06 }],
};

const helpful: Belief = {
  yes: [11, { trust: 0.7, year: 0.1 }],
  rather_yes: [29, { trust: 0.3, year: 0.05 }],
  rather_no: [31, { trust: -0.3 }],
  no: [17, { trust: -0.7 }],
};

/** Shares of adults who dealt with each sphere: several answers, so each is a chance of its own. */
export const contactChances: Readonly<Record<string, number>> = {
  health: 0.66, education: 0.34, kindergarten: 0.13, traffic_police: 0.24, police: 0.08, court: 0.05, land_property: 0.12,
  social_payments: 0.29, utilities: 0.41, employment: 0.1, military_registration: 0.07, documents: 0.21, mfc: 0.12,
}; // prettier-ignore

/** Spheres where something is expected more often than on average, as a factor on everything but `none`. */
export const sphereFactors: Readonly<Record<string, number>> = {
  health: 1.5, education: 1.1, kindergarten: 1.6, traffic_police: 1.9, police: 1.2, court: 1.1, land_property: 1.4,
  social_payments: 0.6, utilities: 0.5, employment: 1.8, military_registration: 1.2, documents: 0.7, mfc: 0.25,
}; // prettier-ignore

/** By question id or, where many share one, by the beginning of the id. */
export const beliefs: Readonly<Record<string, Belief>> = {
  exp_: experience,
  trust: trust,
  spread_sphere: frequency,
  statements: agree,
  acceptability: acceptable,
  measures_effect: helpful,
  report_ready: helpful,
  education: { basic: [14], secondary: [33], vocational: [28], higher: [23] },
  occupation: {
    state_service: [6], security: [6], budget_sector: [15], company: [14], own_business: [12], casual: [11],
    student: [7], pensioner: [12], home: [13], unemployed: [9], other: [2],
  }, // prettier-ignore
  last_begin: {
    asked: [22],
    hinted: [34],
    delayed: [16],
    custom: [15, { tolerance: 0.4 }],
    own: [7, { tolerance: 0.6 }],
    intermediary: [8],
    other: [2],
  },
  last_end: {
    paid: [54, { tolerance: 0.6, year: -0.08 }],
    refused_got: [14, { year: 0.1 }],
    connections: [13],
    refused_not_got: [11, { tolerance: -0.4 }],
    unfinished: [8],
  },
  last_result: { full: [66], part: [16], nothing: [9], waiting: [9] },
  report_outcome: {
    measures: [19, { trust: 0.4, year: 0.12 }],
    reply_only: [29],
    no_reply: [31],
    trouble: [8],
    too_early: [13],
  },
  ready: {
    give: [19, { tolerance: 0.9, year: -0.11 }],
    other_way: [29, { tolerance: 0.2 }],
    refuse: [36, { tolerance: -0.5 }],
    report: [10, { trust: 0.6, year: 0.1 }],
  },
  change: { more: [24, { trust: -0.5, year: -0.12 }], same: [43], less: [19, { trust: 0.6, year: 0.14 }] },
  own_change: {
    more: [9, { exposure: 0.5 }],
    same: [27],
    less: [14, { year: 0.12 }],
    neither: [46, { exposure: -0.5 }],
  },
  trust_change: { grew: [18, { trust: 0.8, year: 0.13 }], same: [55], fell: [17, { trust: -0.7 }] },
  hotline_known: { number: [9, { year: 0.22 }], heard: [29, { year: 0.12 }], first_time: [60] },
  hotline_used: { corruption: [9], other: [8], no: [83] },
  hotline_helped: { full: [24, { year: 0.1 }], part: [27], nothing: [33], waiting: [16] },
  hotline_trust: { grew: [22, { trust: 0.5, year: 0.3 }], same: [48], fell: [22, { trust: -0.6 }] },
  income: { food: [13], clothes: [31], appliances: [33], car: [15], flat: [4], anything: [2] },
  family: { married: [61], single: [24], divorced: [7], widowed: [8] },
};
