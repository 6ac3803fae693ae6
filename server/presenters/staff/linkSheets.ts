// Sheets of A4 for the wall: what it is about, the code, the address in large type, and why it is safe.
import type { LinkWithCount, WaveLinks } from '../../services/links.ts';
import { say, type Reader } from '../reader.ts';
import { linkAddress, qrOf } from './qr.ts';
import { typedAddress } from './links.ts';
import { waveTitle } from './waveRow.ts';

/** Six digits are read and typed three by three; the gap is only drawn. */
const inThrees = (address: string) => ({
  host: address.slice(0, -6),
  digits: [address.slice(-6, -3), address.slice(-3)],
});

const presentSheet = (reader: Reader, { questionnaire }: WaveLinks, { link }: LinkWithCount) => {
  const { t, baseUrl } = reader;
  const { start } = questionnaire;
  const qr = qrOf(linkAddress(baseUrl, link.code));
  return {
    heading: say(reader, start.heading),
    steps: ['scan', 'answer'].map(step => t(`links:poster.${step}`)),
    orType: t('links:poster.or_type'),
    address: inThrees(typedAddress(baseUrl, link.code)),
    qr: { ...qr, box: qr.bare, label: t('links:poster.qr_label') },
    whoHeading: t('links:poster.who'),
    who: say(reader, start.who),
    safeHeading: t('links:poster.safe'),
    safe: ['name', link.place === undefined ? 'time' : 'time_place', 'stop'].map(reason =>
      t(`links:poster.${reason}`),
    ),
    place: link.place === undefined ? null : t('links:poster.place', { place: link.place }),
    placeNote: link.place === undefined ? null : t('links:poster.place_note'),
  };
};

export const presentSheets = (reader: Reader, all: WaveLinks, chosen: readonly LinkWithCount[]) => {
  const { t, paths } = reader;
  const { survey, wave } = all;
  return {
    language: reader.language,
    title: t('links:sheets.title', { wave: waveTitle(reader, survey, wave) }),
    stylesheet: reader.asset('sheets.css'),
    brand: t('problems:brand'),
    back: { href: paths.links(survey.id, wave.name), label: t('links:sheets.back') },
    instruction: t('links:sheets.instruction', { count: chosen.length }),
    sheets: chosen.map(link => presentSheet(reader, all, link)),
  };
};
