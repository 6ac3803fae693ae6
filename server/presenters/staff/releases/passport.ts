// What goes out with the numbers of a release: statements of its waves, recipes, questionnaires, data, and the hash of it all.
import type { ReleaseLook } from '../../../services/releases.ts';
import type { Reader } from '../../reader.ts';

const short = (hash: string): string => `${hash.slice(0, 6)}…${hash.slice(-6)}`;

const blocksOf = ({ t, paths }: Reader, { blocks }: ReleaseLook) =>
  blocks.map(({ survey, wave, missing }) => ({
    text: t('releases:passport.missing', { wave, count: missing.length }),
    href: paths.at(`/staff/method/${survey}/${wave}`),
  }));

export const presentPassport = (reader: Reader, look: ReleaseLook) => {
  const { t } = reader;
  const { snapshot, newest } = look;
  if (!snapshot || newest.hash === undefined) return null;
  return {
    heading: t('releases:passport.heading'),
    blocksHeading: t('releases:passport.blocks'),
    blocks: blocksOf(reader, look),
    hash: newest.hash,
    hashLabel: t('releases:passport.hash'),
    waves: snapshot.waves.map(({ wave, recipe, questionnaire, dataHash }) => ({
      wave: t('results:page.wave', { wave }),
      facts: [
        t('releases:passport.questionnaire', { number: questionnaire.number }),
        recipe === null ? t('releases:page.no_recipe') : t('releases:passport.recipe', { number: recipe }),
        t('releases:passport.data', { hash: short(dataHash) }),
      ].join(' · '),
    })),
  };
};
