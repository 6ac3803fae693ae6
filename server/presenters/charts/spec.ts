// A chart as plain JSON: a Chart.js configuration whose colours are names of tokens, and beside it what our drawing plugins need.
// The browser adds functions, colours and fonts; it computes nothing.

export type Token =
  | '--c-hi'
  | '--c-rest'
  | '--edge'
  | '--c-band'
  | '--c-grid'
  | '--c-whisk'
  | '--d-dk'
  | '--ink'
  | '--ink-2'
  | 'transparent';

/** Sizes of text in a drawing: a point's value, the last point's, an interval or axis, a row's name, a year. */
export type TextStyle = 'value' | 'last' | 'small' | 'tiny' | 'row' | 'year';

/** Text at a data point, moved by pixels from it. */
export type PointText = {
  readonly x: number;
  readonly y: number;
  readonly moveY: number;
  readonly text: string;
  readonly style: TextStyle;
};

export type AxisMark = { readonly value: number; readonly lines: readonly string[] };

/** Text of a row of bars: at the left edge, at the right edge, or where the bar would begin. */
export type RowText = {
  /** Middle of the first line, in pixels from the top of the plot. */
  readonly y: number;
  readonly lines: readonly string[];
  readonly at: 'left' | 'right' | 'bar';
  readonly style: TextStyle;
};

export type Dataset = {
  readonly data: readonly { readonly x: number; readonly y: number | null }[];
  readonly borderColor?: Token | readonly Token[];
  readonly backgroundColor?: Token | readonly Token[];
  readonly borderWidth?: number;
  readonly pointRadius?: number;
  readonly fill?: '-1' | false;
  readonly barThickness?: number;
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
    readonly percentSign: string;
    /** Which dataset the reader walks through, and which of its points are stops. */
    readonly walk: { readonly dataset: number; readonly points: readonly number[] };
    /** Of the walked dataset: whether the segment that ends in a point is an established change. */
    readonly solid?: readonly boolean[];
    readonly texts?: readonly PointText[];
    readonly marks?: readonly AxisMark[];
    readonly rows?: readonly RowText[];
    /** Interval of each bar, in per cent. */
    readonly whiskers?: readonly ({ readonly low: number; readonly high: number } | null)[];
    /** Where a hidden bar is hatched, in pixels from the top of the plot. */
    readonly hatched?: readonly number[];
  };
};

/** Both drawings of a chart and the words for each stop of a walk; the browser picks by the width it has. */
export type ChartBlock = {
  /** Width in CSS pixels from which the wide drawing has room. */
  readonly wideFrom: number;
  readonly wide: ChartSpec;
  readonly narrow: ChartSpec;
  readonly spoken: readonly string[];
};

/** JSON that may stand inside a script element: nothing in it can end the element. */
export const jsonBlock = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
