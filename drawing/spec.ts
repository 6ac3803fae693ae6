// A chart as plain JSON: a Chart.js configuration whose colours are names of tokens, and beside it what is drawn over and under it.
// The drawing adds functions, colours and fonts; it computes nothing.

/** Colours by role. */
export const tokens = [
  ...(['--ink', '--ink-2', '--paper', '--rule', '--edge', '--warn'] as const),
  ...(['--c-hi', '--c-rest', '--c-rest-line', '--c-band', '--c-grid', '--c-whisk'] as const),
  ...(['--c-low', '--c-low-soft', '--c-high-soft'] as const),
  ...(['--d-1', '--d-2', '--d-3', '--d-4', '--d-5', '--d-dk'] as const),
  ...(['--on-d-1', '--on-d-2', '--on-d-3', '--on-d-4', '--on-d-5', '--on-d-dk'] as const),
] as const;

export type Token = (typeof tokens)[number] | 'transparent';

/** Sizes of text in a drawing: a point's value, the last point's, an interval or axis, a row's name, a year, the parts of a tile. */
export const textStyles = [
  ...(['value', 'last', 'small', 'tiny', 'row', 'strong', 'year'] as const),
  ...(['key', 'number', 'number-small', 'tile', 'tile-small', 'segment'] as const),
  ...(['title', 'title-small', 'measure', 'fine', 'sign', 'brand'] as const),
] as const;

export type TextStyle = (typeof textStyles)[number];

/** Text at a data point, moved by pixels from it. */
export type PointText = {
  readonly x: number;
  readonly y: number;
  readonly moveY: number;
  readonly text: string;
  readonly style: TextStyle;
};

export type AxisMark = { readonly value: number; readonly lines: readonly string[] };

/** Text of a row of bars: at an edge, within the plot where bars begin, or where a hidden bar would be. */
export type RowText = {
  /** Middle of the first line, in pixels from the top of the plot. */
  readonly y: number;
  readonly lines: readonly string[];
  readonly at: 'left' | 'right' | 'plot' | 'bar';
  readonly style: TextStyle;
};

/** A place along one direction: a value of the scale, or one of the scale or an edge of the drawing moved by pixels. */
export type Place = number | readonly [number | 'start' | 'end', number];
export type Spot = readonly [Place, Place];

/** What Chart.js has no word for; a place is across, then down. */
export type Shape =
  | {
      readonly kind: 'line';
      readonly from: Spot;
      readonly to: Spot;
      readonly colour: Token;
      readonly width: number;
      readonly dash?: readonly number[];
      /** Length of the stroke across each end. */
      readonly cap?: number;
    }
  | {
      readonly kind: 'box';
      readonly from: Spot;
      readonly to: Spot;
      readonly fill?: Token;
      readonly stroke?: Token;
      readonly isHatched?: boolean;
    }
  | { readonly kind: 'dot'; readonly at: Spot; readonly radius: number; readonly colour: Token }
  | {
      readonly kind: 'text';
      readonly at: Spot;
      readonly text: string;
      readonly style: TextStyle;
      readonly align?: 'left' | 'center' | 'right';
      readonly colour?: Token;
      /** Not over a line, but on a surface of its own. */
      readonly isBare?: boolean;
    };

export type Dataset = {
  readonly data: readonly { readonly x: number | readonly [number, number]; readonly y: number | null }[];
  readonly borderColor?: Token | readonly Token[];
  readonly backgroundColor?: Token | readonly Token[];
  readonly borderWidth?: number;
  readonly pointRadius?: number;
  readonly fill?: '-1' | false;
  readonly barThickness?: number;
  readonly grouped?: false;
  readonly borderDash?: readonly number[];
  readonly showLine?: false;
};

export type Scale = {
  readonly type: 'linear';
  readonly min: number;
  readonly max: number;
  readonly reverse?: boolean;
  readonly display: boolean;
  readonly position?: 'top';
  readonly ticks?: { readonly stepSize: number };
};

export type Walked = {
  readonly dataset: number;
  readonly points: readonly number[];
  /** Which point is nearest to a finger: along one direction where left out. */
  readonly by?: 'both';
  /** Size, in units of the scales, of what stands at a point where it is neither a dot nor a bar: the ring goes around it. */
  readonly ring?: readonly [number, number];
};

export type ChartSpec = {
  readonly type: 'line' | 'bar';
  readonly data: { readonly datasets: readonly Dataset[] };
  readonly options: {
    readonly indexAxis?: 'y';
    readonly layout: {
      readonly padding: {
        readonly top: number;
        readonly right: number;
        readonly bottom: number;
        readonly left: number;
      };
    };
    readonly scales: { readonly x: Scale; readonly y: Scale };
  };
  readonly drawing: {
    /** Of the whole canvas, in CSS pixels. */
    readonly height: number;
    /** The plot may be made higher than it must be. */
    readonly isElastic?: boolean;
    readonly percentSign: string;
    /** The numbers at the ends of the scale stand within the plot, so that it takes the whole width. */
    readonly hasInnerTicks?: boolean;
    /** Which dataset the reader walks through, and which of its points are stops. */
    readonly walk: Walked;
    /** Of the walked dataset: whether the segment that ends in a point is an established change. */
    readonly solid?: readonly boolean[];
    readonly texts?: readonly PointText[];
    readonly marks?: readonly AxisMark[];
    readonly rows?: readonly RowText[];
    /** Interval of each bar, in per cent. */
    readonly whiskers?: readonly ({ readonly low: number; readonly high: number } | null)[];
    /** Where a hidden bar is hatched, in pixels from the top of the plot. */
    readonly hatched?: readonly number[];
    readonly under?: readonly Shape[];
    readonly over?: readonly Shape[];
  };
};

/** Both drawings of a chart and the words for each stop of a walk; the width at hand decides. */
export type ChartBlock = {
  /** Width in CSS pixels from which the wide drawing has room. */
  readonly wideFrom: number;
  readonly wide: ChartSpec;
  readonly narrow: ChartSpec;
  readonly spoken: readonly string[];
};

/** A drawing with all that a picture must carry inside. */
export type Picture = {
  readonly title: string;
  readonly measure: string;
  readonly source: readonly string[];
  /** How its numbers came about, in three lines; none where nothing was asked of anybody. */
  readonly method: readonly string[];
  readonly demo: string | null;
  readonly brand: string;
  readonly block: ChartBlock;
};
