// The code to put a finding into a page of another site: two lines to copy, with a height that is enough on the narrowest phone.
import { embedPaths } from '../../paths/embeds.ts';
import type { FrozenFinding } from '../../services/published.ts';
import { widthOf } from '../charts/measure.ts';
import type { Reader } from '../reader.ts';
import { gutter, shownHeight, widePageFrom, widestPage } from './pictures.ts';
import { embedWords, type EmbedWords } from './told.ts';

const narrowestPage = 320;
/** The letters of a reader's own machine may be wider than those that were measured. */
const wider = 1.12;
/** Signs in the three lines of method: as many as an address of two names and a weighting by five variables take. */
const methodSigns = 560;
/** What stands around the texts: rule, spaces, the row to unfold, version, links, the sign. */
const rest = { narrow: 196, wide: 164 } as const;

type Text = { readonly size: number; readonly line: number; readonly isBold?: boolean };

const heightOf = (text: string, { size, line, isBold = false }: Text, width: number): number =>
  Math.ceil((widthOf(text, { size, isBold }) * wider) / (width - 2 * gutter) + 0.2) * line;

/** Rather too high than too low: what is too high is empty paper, what is too low has to be scrolled. */
const pageHeight = ({ sentence, figure, source }: EmbedWords, page: number): number => {
  const small: Text = { size: 13, line: 18 };
  return (
    heightOf(sentence, { size: 20, line: 26, isBold: true }, page) +
    heightOf(figure.measure, { size: 14, line: 19 }, page) +
    shownHeight(figure.block, page) +
    source.reduce((sum, line) => sum + heightOf(line, small, page), 0) +
    heightOf('н'.repeat(methodSigns), small, page) +
    (page < 480 ? rest.narrow : rest.wide)
  );
};

const pages = Array.from({ length: (widestPage - narrowestPage) / 8 + 1 }, (_, at) => narrowestPage + 8 * at);

/**
 * What the frame must be high, by its width: below `turn`, `start` pixels less `slope` per cent of the width; from there on, where the
 * wide drawing has room, `wide` pixels. Never less than the page may need.
 */
const frameHeight = (words: EmbedWords) => {
  const turn = widePageFrom(words.figure.block);
  const height = (page: number): number => pageHeight(words, page);
  const below = pages.filter(page => page < turn);
  const last = below.at(-1) ?? narrowestPage;
  const slope = Math.max(0, (height(narrowestPage) - height(last)) / Math.max(1, last - narrowestPage));
  const start = Math.max(...below.map(page => height(page) + slope * page));
  return {
    ...{ turn, start: Math.ceil(start), slope: Math.floor(100 * slope) },
    narrow: Math.ceil(start - slope * narrowestPage),
    wide: Math.max(...pages.filter(page => page >= turn).map(height)),
  };
};

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, sign => signs[sign] ?? '');

/** The height follows the width by rules of style alone; where a site takes those away, the height of a phone remains. */
const frameOf = (address: string, words: EmbedWords): string => {
  const { turn, start, slope, narrow, wide } = frameHeight(words);
  const height = `clamp(${wide}px,calc((${turn}px - 100%)*999),calc(${start}px - ${slope}%))`;
  return [
    `<div style="max-width:${widestPage}px">`,
    `<div style="position:relative;height:0;padding-bottom:${narrow}px;padding-bottom:${height}">`,
    `<iframe src="${escaped(address)}" title="${escaped(words.sentence)}" width="100%" height="${narrow}"`,
    ' style="position:absolute;top:0;left:0;width:100%;height:100%;border:0" loading="lazy"></iframe>',
    '</div></div>',
  ].join('');
};

type Embeddable = {
  readonly finding: FrozenFinding;
  /** The id of the version that is shown: `2013-1.2`. */
  readonly version: string;
};

/** Null where nothing of the finding could be drawn. */
export const embedCode = (reader: Reader, { finding, version }: Embeddable) => {
  const words = embedWords(reader, finding);
  if (!words) return null;
  const { t, paths, baseUrl } = reader;
  const { embed, frozenEmbed } = embedPaths(paths);
  const code = (path: string): string => frameOf(`${baseUrl}${path}`, words);
  return {
    id: `embed-${finding.id}`,
    heading: t('embed:code.heading', { chart: t(`releases:chart.${finding.chart}`) }),
    advice: t('embed:code.advice'),
    copied: t('embed:code.copied'),
    kinds: [
      {
        ...{ kind: 'live', label: t('embed:code.live'), about: t('embed:code.live_about') },
        ...{ href: embed(finding.id), code: code(embed(finding.id)), copy: t('embed:code.copy_live') },
      },
      {
        ...{ kind: 'frozen', label: t('embed:code.frozen'), about: t('embed:code.frozen_about') },
        href: frozenEmbed(finding.id, version),
        ...{ code: code(frozenEmbed(finding.id, version)), copy: t('embed:code.copy_frozen') },
      },
    ],
    look: t('embed:code.look'),
  };
};

export type EmbedCode = NonNullable<ReturnType<typeof embedCode>>;
