// The page of short links of a wave: add places, see each link with its code, print.
import type { LinkWithCount, PlaceMistake, WaveLinks } from '../../services/links.ts';
import type { Reader } from '../reader.ts';
import { presentFrame, type Visit } from './frame.ts';
import { linkAddress, qrOf } from './qr.ts';
import { countInWords, waveTitle } from './waveRow.ts';

type Refused = { readonly mistakes: readonly PlaceMistake[]; readonly places: string };

/** `opros.example/q/472836`: what people type. Browsers add the rest. */
export const typedAddress = (baseUrl: string, code: string): string =>
  linkAddress(baseUrl, code).replace(/^https?:\/\//, '');

const presentLink = (reader: Reader, { survey, wave }: WaveLinks, { link, count }: LinkWithCount) => {
  const { t, paths, baseUrl } = reader;
  const place = link.place ?? t('links:whole');
  return {
    place,
    isWhole: link.place === undefined,
    note: link.place === undefined ? t('links:whole_note') : null,
    address: typedAddress(baseUrl, link.code),
    qr: { ...qrOf(linkAddress(baseUrl, link.code)), label: t('links:qr_label', { place }) },
    count: link.place === undefined ? null : t('links:count', { count: countInWords(reader, count) }),
    sheet: { href: paths.linkSheet(survey.id, wave.name, link.code), label: t('links:sheet') },
    picture: { href: paths.linkPicture(survey.id, wave.name, link.code), label: t('links:picture') },
    actions: t('links:actions', { place }),
  };
};

const mistakeInWords = ({ t }: Reader, { line, code, place }: PlaceMistake): string =>
  t(`links:mistake.${code}`, { line, place: place.length > 90 ? `${place.slice(0, 90)}…` : place });

const presentForm = (reader: Reader, { survey, wave, mayAdd, links }: WaveLinks, refused: Refused | null) => {
  const { t, paths } = reader;
  if (!mayAdd) return null;
  return {
    action: paths.links(survey.id, wave.name),
    heading: t(links.length === 0 ? 'links:form.first' : 'links:form.more'),
    label: t('links:form.label'),
    hint: t('links:form.hint'),
    places: refused?.places ?? '',
    submit: t(links.length === 0 ? 'links:form.create' : 'links:form.submit'),
    mistakes: (refused?.mistakes ?? []).map(mistake => mistakeInWords(reader, mistake)),
    mistakesHeading: t('links:mistake.heading'),
  };
};

export const presentLinks = (visit: Visit, all: WaveLinks, refused: Refused | null = null) => {
  const { reader } = visit;
  const { t, paths, baseUrl } = reader;
  const { survey, wave, links } = all;
  const heading = t('links:heading');
  const title = waveTitle(reader, survey, wave);
  return {
    frame: presentFrame(visit, paths.staff()),
    title: `${refused ? t('staff:mistake_prefix') : ''}${heading}, ${title} — ${t('staff:place')}`,
    back: { href: paths.staff(), label: t('links:back') },
    heading,
    wave: title,
    lead: t('links:lead'),
    isLocal: /^https?:\/\/localhost\b/.test(baseUrl) ? t('links:local', { address: baseUrl }) : null,
    closed: all.mayAdd ? null : t('links:closed'),
    form: presentForm(reader, all, refused),
    empty: links.length === 0 && !all.mayAdd ? t('links:none') : null,
    list: links.length === 0 ? null : { heading: t('links:list'), note: t('links:note') },
    print:
      links.length < 2
        ? null
        : {
            href: paths.linkSheets(survey.id, wave.name),
            label: t('links:print_all', { count: links.length }),
          },
    links: links.map(link => presentLink(reader, all, link)),
  };
};
