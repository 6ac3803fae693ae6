// The module that scripts/client/pages.mjs makes: the server's templates and presenters of the respondent's pages.
import type { phonePathsIn as paths } from '../server/paths.ts';
import type { presentNotice as notice } from '../server/presenters/respond/notice.ts';
import type { presentReview as review } from '../server/presenters/respond/review.ts';
import type { presentStep as step } from '../server/presenters/respond/step.ts';
import type { typeset as set } from '../server/presenters/typography.ts';

type Render = (
  locals: object,
  escape: (text: string | number | null | undefined) => string,
  include: (path: string, more?: object) => string,
) => string;
export type Texts = { readonly [key: string]: string | Texts };

export declare const presentStep: typeof step;
export declare const presentReview: typeof review;
export declare const presentNotice: typeof notice;
export declare const phonePathsIn: typeof paths;
export declare const typeset: typeof set;
export declare const texts: Readonly<Record<'ru' | 'ce' | 'en', Texts>>;
export declare const templates: Readonly<Record<string, Render>>;
