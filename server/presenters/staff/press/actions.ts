// What can be taken from a finding, in the order in which newsrooms want it: picture, table, everything at once.
import { pressPaths } from '../../../paths/press.ts';
import type { PressFinding } from '../../../services/press.ts';
import type { Reader } from '../../reader.ts';
import { placeOf } from './listing.ts';

const picturesOf = ({ t }: Reader, png: string, svg: string) => ({
  label: t('press:take.pictures'),
  links: [
    { href: `${png}?size=1x`, label: 'PNG', about: t('results:page.png') },
    { href: `${png}?size=2x`, label: 'PNG × 2', about: t('results:page.large') },
    { href: `${png}?size=square`, label: '1 : 1', about: t('results:page.square') },
    { href: `${png}?size=story`, label: '9 : 16', about: t('results:page.story') },
    { href: svg, label: 'SVG', about: t('results:page.svg') },
  ],
});

/** `isDrawn`: there is a picture of it. */
export const presentActions = (reader: Reader, found: PressFinding, isDrawn: boolean) => {
  const { t, paths } = reader;
  const { pressFile, releaseKit } = pressPaths(paths);
  const place = placeOf(found);
  const { id, release } = found.version;
  const png = pressFile(place, 'picture.png');
  const tables = [
    { href: pressFile(place, 'table.csv'), label: 'CSV', about: t('press:csv') },
    { href: pressFile(place, 'table.xlsx'), label: 'XLSX', about: t('press:xlsx') },
  ];
  const about = t('press:kit_about');
  const kits = [
    { href: pressFile(place, 'kit.zip'), label: t('press:kit'), about },
    { href: releaseKit(id), label: t('press:release_kit', { release }), about },
  ];
  return {
    label: t('press:take.label'),
    picture: isDrawn
      ? {
          ...{ label: t('results:page.copy_picture'), done: t('results:page.picture_copied') },
          href: `${png}?size=2x`,
        }
      : null,
    groups: [
      ...(isDrawn ? [picturesOf(reader, png, pressFile(place, 'picture.svg'))] : []),
      { label: t('press:take.tables'), links: tables },
      { label: t('press:take.kits'), links: kits },
    ],
  };
};
