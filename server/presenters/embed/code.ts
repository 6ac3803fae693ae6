// The code to put a finding into a page of another site: two lines to copy, with a height that is enough on the narrowest phone.
import { embedPaths } from '../../paths/embeds.ts';
import type { FrozenFinding } from '../../services/published.ts';
import { widthOf } from '../charts/measure.ts';
import type { Reader } from '../reader.ts';
import { gutter, shownHeight, widestPage } from './pictures.ts';
import { embedWords, type EmbedWords } from './told.ts';

const narrowestPage = 320;
/** The letters of a reader's own machine may be wider than those that were measured. */
const wider = 1.22;
/** Signs in the three lines of method: as many as an address of two names and a weighting by five variables take. */
const methodSigns = 620;
/** What stands around the texts: rule, spaces, the row to unfold, version, links, the sign. */
const rest = { narrow: 236, wide: 168 } as const;

type Text = { readonly size: number; readonly line: number; readonly isBold?: boolean };

const heightOf = (text: string, { size, line, isBold = false }: Text, width: number): number =>
  Math.ceil((widthOf(text, { size, isBold }) * wider) / (width - 2 * gutter) + 0.2) * line;

/** Rather too high than too low: what is too high is empty paper, what is too low has to be scrolled. */
const pageHeight = ({ sentence, figure, source }: EmbedWords, page: number): number => {
  const small: Text = { size: 13, line: 18 };
  const height =
    heightOf(sentence, { size: 20, line: 26, isBold: true }, page) +
    heightOf(figure.measure, { size: 14, line: 19 }, page) +
    shownHeight(figure.block, page) +
    source.reduce((sum, line) => sum + heightOf(line, small, page), 0) +
    heightOf('н'.repeat(methodSigns), small, page) +
    (page < 480 ? rest.narrow : rest.wide);
  return Math.ceil(height / 10) * 10;
};

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, sign => signs[sign] ?? '');

const frameOf = (address: string, title: string, height: number): string =>
  [
    `<iframe src="${escaped(address)}" title="${escaped(title)}"`,
    ` width="100%" height="${height}" style="border:0;max-width:${widestPage}px" loading="lazy"></iframe>`,
  ].join('');

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
  const [narrow, wide] = [pageHeight(words, narrowestPage), pageHeight(words, widestPage)];
  const code = (path: string): string => frameOf(`${baseUrl}${path}`, words.sentence, narrow);
  return {
    id: `embed-${finding.id}`,
    heading: t('embed:code.heading', { chart: t(`releases:chart.${finding.chart}`) }),
    advice: t('embed:code.advice', { narrow, wide, width: widestPage }),
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
