// How people are hidden in a file of microdata, in words: before, after, and what it cost.
import type { LeftReason, MicrodataFile } from '../../../services/microdata.ts';
import { date } from '../../dates.ts';
import { integer } from '../../format.ts';
import { say, type Reader } from '../../reader.ts';

/** Few people are not counted out: the same bound as everywhere. */
const smallestCount = 10;

const people = ({ t, language }: Reader, count: number): string => {
  if (count === 0) return t('microdata:report.nobody');
  return count < smallestCount
    ? t('microdata:report.few', { k: String(smallestCount) })
    : t('microdata:report.people', { count, number: integer(count, language) });
};

const share = (reader: Reader, count: number, of: number): string =>
  count < smallestCount
    ? people(reader, count)
    : `${people(reader, count)} (${Math.round((100 * count) / of)} %)`;

type Keys = MicrodataFile['microdata']['anonymity']['keys'];

const doneTo = ({ t }: Reader, { isCoarsened, groups }: Keys[number]): string =>
  isCoarsened
    ? t('microdata:report.merged', {
        before: String(groups.flatMap(({ answers, isMissing }) => (isMissing ? [] : answers)).length),
        after: String(groups.filter(({ isMissing }) => !isMissing).length),
      })
    : t('microdata:report.as_asked');

const presentKey = (reader: Reader, key: Keys[number]) => ({
  name: say(reader, key.label),
  done: doneTo(reader, key),
  merged: key.groups.filter(({ answers }) => answers.length > 1).map(({ label }) => say(reader, label)),
  withheld: people(reader, key.withheld),
});

const reasons: readonly LeftReason[] = ['one_group', 'exact', 'unprotected', 'dependent', 'shown_order'];

const presentLeft = (reader: Reader, { left }: MicrodataFile['microdata']) =>
  reasons.flatMap(reason => {
    const names = left.filter(each => each.reason === reason).map(({ label }) => say(reader, label));
    return names.length === 0
      ? []
      : [{ reason: reader.t(`microdata:left.${reason}`), names: [...new Set(names)].join('; ') }];
  });

const weightWords = (reader: Reader, { weighting, choice, microdata }: MicrodataFile): readonly string[] => {
  const { t, language } = reader;
  const { wave } = choice.closed;
  const hasWeights = wave.design.weight || wave.margins.length > 0;
  const source = weighting
    ? t(weighting.signedOn ? 'microdata:weight.recipe' : 'microdata:weight.recipe_undated', {
        number: String(weighting.number),
        day: weighting.signedOn ? date(weighting.signedOn, language) : '',
      })
    : t(hasWeights ? 'microdata:weight.imported' : 'microdata:weight.none');
  return [source, ...(microdata.areWeightsAveraged ? [t('microdata:weight.averaged')] : [])];
};

const designWords = ({ t }: Reader, { microdata }: MicrodataFile): readonly string[] =>
  microdata.unitsLeft.map(name => t(`microdata:units.${name}`));

const factsOf = (reader: Reader, { microdata: { anonymity, variables } }: MicrodataFile) => {
  const { t, language } = reader;
  const { k, before, after, peopleWithheld, people: all } = anonymity;
  const number = (value: number): string => integer(value, language);
  return [
    { term: t('microdata:report.size'), value: people(reader, all) },
    { term: t('microdata:report.columns'), value: number(variables.length) },
    { term: t('microdata:report.before', { k: String(k) }), value: share(reader, before.below, all) },
    { term: t('microdata:report.groups'), value: `${number(before.groups)} → ${number(after.groups)}` },
    { term: t('microdata:report.withheld'), value: share(reader, peopleWithheld, all) },
  ];
};

export const presentReport = (reader: Reader, file: MicrodataFile) => {
  const { t, language } = reader;
  const { k, after, keys } = file.microdata.anonymity;
  return {
    heading: t('microdata:report.heading'),
    verdict: t('microdata:report.verdict', {
      others: String(k - 1),
      smallest: integer(after.smallest, language),
    }),
    facts: factsOf(reader, file),
    keys: {
      caption: t('microdata:report.keys'),
      columns: ['key', 'done', 'taken'].map(name => t(`microdata:report.column.${name}`)),
      rows: keys.map(key => presentKey(reader, key)),
    },
    left: { heading: t('microdata:report.left'), items: presentLeft(reader, file.microdata) },
    notes: [
      ...(file.choice.closed.wave.isDemonstration ? [t('microdata:report.demonstration')] : []),
      ...weightWords(reader, file),
      ...designWords(reader, file),
      t('microdata:report.never'),
      t('microdata:report.limit'),
    ],
  };
};
