// Corruption indices of INDEM and of SDG 16.5 from definitions given as data.
import type { SurveyDesign } from '../design.ts';
import type { Estimate } from '../estimation/estimate.ts';
import type { EstimateSet, SetOptions } from '../estimation/estimateSet.ts';
import { surveyMean } from '../estimation/surveyMean.ts';
import { surveyRatio } from '../estimation/surveyRatio.ts';
import { surveyTotal } from '../estimation/surveyTotal.ts';
import type { IndexDefinition } from './indexDefinition.ts';

export type IndexEstimate = {
  readonly definition: IndexDefinition;
  readonly estimate: Estimate;
  readonly set: EstimateSet;
};

/** Variables that hold the pieces of the indices, one row a respondent; 0 where nothing happened. */
export type CorruptionVariables = {
  /** Ever in a corruption situation, 0/1. */
  readonly ever?: string;
  /** Contact with officials in the period, 0/1 or the number of contacts. */
  readonly contact?: string;
  /** Corruption situation in the period, 0/1 or the number of situations. */
  readonly situation?: string;
  /** Paid a bribe in the period, 0/1. */
  readonly paid?: string;
  /** Paid or was asked, 0/1: the numerator of SDG 16.5.1. */
  readonly paidOrAsked?: string;
  /** Number of bribes in the period. */
  readonly bribes?: string;
  /** Money paid in bribes in the period. */
  readonly amount?: string;
};

const INDEM = 'Satarov (ed.), Rossiyskaya korruptsiya (2013); INDEM Foundation';
const SDG = 'United Nations, SDG indicator 16.5.1, metadata; UNODC Manual on Corruption Surveys (2018)';

type Piece = keyof CorruptionVariables;

const ratios: readonly (readonly [string, Piece, Piece, IndexDefinition['unit'], string])[] = [
  ['risk', 'situation', 'contact', 'share', INDEM],
  ['demand', 'paid', 'situation', 'share', INDEM],
  ['briberyPrevalence', 'paidOrAsked', 'contact', 'share', SDG],
  ['intensity', 'bribes', 'paid', 'perPerson', INDEM],
  ['meanBribe', 'amount', 'bribes', 'money', INDEM],
  ['annualContribution', 'amount', 'paid', 'money', INDEM],
];

/**
 * The INDEM indices and SDG 16.5.1 for the variables at hand: coverage (share ever in a corruption situation), risk (situations
 * over contacts), demand (payers over situations), briberyPrevalence (paid or asked over contacts), intensity (bribes a payer),
 * meanBribe, annualContribution (money a payer), marketVolume (all money), bribeCount (all bribes).
 * In words: each index is a mean, total, or ratio of two of the variables, as named above.
 * When to use: to make the definitions for `corruptionIndices`.
 * Assumes: all variables ask about the same period, `recallMonths`; 0 where nothing happened.
 * Units: coverage, risk, demand, prevalence: share; intensity: bribes a person; money in the currency of the answers.
 * Errors: Never fails: indices whose variables are not at hand are left out.
 * Source: Satarov (ed.), Rossiyskaya korruptsiya (2013), table 3.2.2 (studfile.net/preview/5798953, p. 31) for the
 * contribution; indem.ru/en/publicat/2005diag_engV.htm; UN Statistics Division, metadata 16-5-1.
 * @example standardIndices({ situation: 'situation', contact: 'contact', paid: 'paid' }, 12).map(({ id }) => id) //
 *   ['risk','demand']
 */
export const standardIndices = (
  names: CorruptionVariables,
  recallMonths: number,
): readonly IndexDefinition[] => {
  const { ever, amount, bribes } = names;
  const made = ratios.flatMap(([id, top, bottom, unit, source]): IndexDefinition[] => {
    const [numerator, denominator] = [names[top], names[bottom]];
    if (numerator === undefined || denominator === undefined) return [];
    return [{ id, formula: { kind: 'ratio', numerator, denominator }, recallMonths, source, unit }];
  });
  const total = (id: string, variable: string | undefined, unit: 'money' | 'count'): IndexDefinition[] =>
    variable === undefined
      ? []
      : [{ id, formula: { kind: 'total', variable }, recallMonths, source: INDEM, unit }];
  return [
    ...coverage(ever),
    ...made,
    ...total('marketVolume', amount, 'money'),
    ...total('bribeCount', bribes, 'count'),
  ];
};

const coverage = (variable: string | undefined): readonly IndexDefinition[] =>
  variable === undefined
    ? []
    : [
        {
          id: 'coverage',
          formula: { kind: 'mean', variable },
          recallMonths: null,
          source: INDEM,
          unit: 'share',
        },
      ];

const estimateOf = (design: SurveyDesign, { formula }: IndexDefinition, options: SetOptions): EstimateSet => {
  if (formula.kind === 'mean') return surveyMean(design, formula.variable, options);
  if (formula.kind === 'total') return surveyTotal(design, formula.variable, options);
  return surveyRatio(design, formula.numerator, formula.denominator, options);
};

/**
 * Estimates indices from their definitions.
 * In words: ratio = sum of weight x numerator / sum of weight x denominator; total = sum of weight x variable; mean = total /
 * sum of weights.
 * When to use: every corruption figure of a report; the definition (base, period, source) travels with the number.
 * Assumes: amounts of respondents who paid nothing are 0, not missing.
 * Units: by definition (`unit`): share, bribes a person, money, people; totals need weights on the scale of the population.
 * Errors: RangeError when a variable is unknown or a base is empty.
 * Source: of each index in its definition; errors: Sarndal et al. (1992), sections 2.8, 5.6, 5.7; equals survey::svyratio,
 * svytotal, svymean.
 * @example corruptionIndices(design, standardIndices({ contact: 'contact', situation: 'situation' }, 12))[0].estimate.value //
 *   0.1694
 */
export const corruptionIndices = (
  design: SurveyDesign,
  definitions: readonly IndexDefinition[],
  options: SetOptions = {},
): readonly IndexEstimate[] =>
  definitions.map(definition => {
    const set = estimateOf(design, definition, options);
    return { definition, estimate: set.estimates[0]!, set };
  });
