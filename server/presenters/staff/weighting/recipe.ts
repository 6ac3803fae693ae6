// The page of a recipe: what it does to the wave, what was found, and what can be done next.
import type { RecipeLook } from '../../../services/weighting.ts';
import { date } from '../../dates.ts';
import { integer } from '../../format.ts';
import { say, type Reader } from '../../reader.ts';
import { presentFrame, type Visit } from '../frame.ts';
import {
  addressesOf,
  presentSteps as presentDraftSteps,
  recipeTabs,
  signatureWords,
  stateWords,
  waveName,
} from './draft.ts';
import { presentHistogram } from './histogram.ts';
import { failureWords, precisionSentence, presentFigures, presentSteps, presentTable } from './look.ts';
import { findingsInWords, marginTitle, recipeLines } from './words.ts';

const sourcesOf = (reader: Reader, looked: RecipeLook): readonly string[] =>
  looked.recipe.margins.map(margin => {
    const title = marginTitle(reader, looked, margin);
    const source = say(reader, margin.source);
    return margin.date === undefined
      ? `${title}: ${source}`
      : reader.t('weighting:side.source', { margin: title, source, day: date(margin.date, reader.language) });
  });

const presentSide = (reader: Reader, looked: RecipeLook) => {
  const { weighting, recipe } = looked;
  const isDraft = weighting.state === 'draft';
  return {
    heading: reader.t('weighting:recipe', { number: weighting.number }),
    lines: recipeLines(reader, looked, recipe),
    sources: {
      heading: reader.t('weighting:side.sources'),
      items: sourcesOf(reader, looked).filter(text => !text.endsWith(': ')),
    },
    signature: isDraft ? [reader.t('weighting:side.draft')] : signatureWords(reader, looked, weighting),
  };
};

/** One primary button: a draft goes on to its signature, what is signed can be the beginning of the next. */
const presentActions = (reader: Reader, looked: RecipeLook) => {
  const { t } = reader;
  const { weighting, used, weightings } = looked;
  const { number, state } = weighting;
  const addresses = addressesOf(reader, looked);
  const next = Math.max(...weightings.map(each => each.number)) + 1;
  const isDraft = state === 'draft';
  return {
    create: isDraft
      ? null
      : { action: addresses.wave, from: number, label: t('weighting:action.create', { number: next }) },
    sign: isDraft ? { href: addresses.sign(number), label: t('weighting:action.sign', { number }) } : null,
    links: [
      ...(isDraft ? [{ href: addresses.base(number), label: t('weighting:action.edit') }] : []),
      ...(!isDraft && used?.number !== number
        ? [{ href: addresses.choose(number), label: t('weighting:action.choose', { number }) }]
        : []),
      ...(isDraft ? [{ href: addresses.remove(number), label: t('weighting:action.remove') }] : []),
    ],
  };
};

const presentTools = (reader: Reader, looked: RecipeLook) => {
  const { number } = looked.weighting;
  const addresses = addressesOf(reader, looked);
  const other =
    looked.used && looked.used.number !== number
      ? looked.used
      : looked.weightings.findLast(each => each.number !== number);
  return [
    ...(other
      ? [
          {
            href: addresses.compare(other.number, number),
            label: reader.t('weighting:action.compare', { other: other.number }),
          },
        ]
      : []),
    { href: addresses.code(number), label: reader.t('weighting:action.code') },
  ];
};

const presentLook = (reader: Reader, looked: RecipeLook) => {
  const { look, wave, survey, weighting } = looked;
  if (!look) return null;
  const { least, most, n } = look.figures;
  const source = reader.t('weighting:histogram.source', {
    wave: reader.t('weighting:wave', { survey: say(reader, survey.title), wave: wave.name }),
    n: integer(n, reader.language),
    number: weighting.number,
  });
  return {
    figures: presentFigures(reader, looked, look),
    figuresLabel: reader.t('weighting:kpi.label'),
    table: presentTable(reader, looked, look),
    histogram: presentHistogram(reader, look.histogram, {
      least,
      most,
      source,
      isDemonstration: wave.isDemonstration,
    }),
    precision: {
      heading: reader.t('weighting:precision.heading'),
      text: precisionSentence(reader, look.figures, wave.sample),
    },
    convergence: presentSteps(reader, look),
  };
};

const presentFound = (reader: Reader, looked: RecipeLook) => {
  const { weighting, recipe, findings } = looked;
  const { draft, number, revision } = weighting;
  const addresses = addressesOf(reader, looked);
  return {
    heading: reader.t('weighting:look.found'),
    items: findingsInWords({ reader, found: looked, margins: draft?.margins ?? recipe.margins }, findings),
    merge: draft ? { action: addresses.merge(number), revision } : null,
    open: draft ? reader.t('weighting:look.open') : null,
    hrefs: recipe.margins.map((_, at) => addresses.margin(number, at + 1)),
  };
};

const stateLine = (reader: Reader, looked: RecipeLook): string => {
  const { weighting, look } = looked;
  const { t, language } = reader;
  const n = look?.figures.n;
  return [
    t('weighting:recipe', { number: weighting.number }),
    stateWords(reader, looked, weighting),
    ...(n === undefined ? [] : [t('weighting:look.count', { count: n, n: integer(n, language) })]),
  ].join(' · ');
};

export const presentRecipe = (visit: Visit, looked: RecipeLook) => {
  const { reader } = visit;
  const { t } = reader;
  const { weighting, noLook } = looked;
  const addresses = addressesOf(reader, looked);
  const heading = t('weighting:look.title', { wave: waveName(visit, looked) });
  const isDraft = weighting.state === 'draft';
  return {
    frame: presentFrame(visit, addresses.list),
    title: `${heading} — ${t('staff:place')}`,
    back: { href: addresses.list, label: t('weighting:back') },
    heading,
    state: stateLine(reader, looked),
    tools: presentTools(reader, looked),
    toolsLabel: t('weighting:action.label'),
    tabs: { label: t('weighting:tabs'), items: recipeTabs(reader, looked, weighting.number) },
    steps: isDraft ? presentDraftSteps(reader, looked, { number: weighting.number, current: 'look' }) : null,
    failure: failureWords(reader, looked),
    noLook: noLook === null ? null : t(`weighting:no_look.${noLook}`),
    found: presentFound(reader, looked),
    look: presentLook(reader, looked),
    side: presentSide(reader, looked),
    actions: presentActions(reader, looked),
  };
};
