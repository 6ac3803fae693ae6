// What can be taken from a finding: words, pictures, tables, frames for other sites, the press kit.
import { pressPaths } from '../../../paths/press.ts';
import type { PressFinding } from '../../../services/press.ts';
import type { FindingFigure } from '../../figures/figureOf.ts';
import type { DrawnFigure } from '../../figures/parts.ts';
import type { Reader } from '../../reader.ts';
import { placeOf } from './list.ts';

type Drawn = FindingFigure | DrawnFigure | null;

const pictureLinks = ({ t }: Reader, png: string, svg: string) => [
  { href: `${png}?size=1x`, label: 'PNG', about: t('results:page.png') },
  { href: `${png}?size=2x`, label: 'PNG × 2', about: t('results:page.large') },
  { href: `${png}?size=square`, label: '1 : 1', about: t('results:page.square') },
  { href: `${png}?size=story`, label: '9 : 16', about: t('results:page.story') },
  { href: svg, label: 'SVG', about: t('results:page.svg') },
];

export const presentActions = (reader: Reader, found: PressFinding, figure: Drawn) => {
  const { t, paths } = reader;
  const { pressFile, releaseKit } = pressPaths(paths);
  const place = placeOf(found);
  const png = pressFile(place, 'picture.png');
  return {
    label: t('press:take'),
    sentence: { label: t('results:page.copy'), done: t('results:page.copied') },
    picture: figure && {
      label: t('results:page.copy_picture'),
      done: t('results:page.picture_copied'),
      href: `${png}?size=2x`,
    },
    links: [
      ...(figure ? pictureLinks(reader, png, pressFile(place, 'picture.svg')) : []),
      { href: pressFile(place, 'table.csv'), label: 'CSV', about: t('press:csv') },
      { href: pressFile(place, 'table.xlsx'), label: 'XLSX', about: t('press:xlsx') },
    ],
    kits: [
      { href: pressFile(place, 'kit.zip'), label: t('press:kit'), about: t('press:kit_about') },
      {
        href: releaseKit(found.version.id),
        label: t('press:release_kit', { release: found.version.release }),
        about: t('press:kit_about'),
      },
    ],
  };
};
