// The module that scripts/client/pages.mjs makes: the server's templates and presenters of the respondent's pages.
declare module 'respond-pages' {
  type Render = (
    locals: object,
    escape: (text: unknown) => string,
    include: (path: string, more?: object) => string,
  ) => string;
  type Texts = { readonly [key: string]: string | Texts };

  export const presentStep: typeof import('../server/presenters/respond/step.ts').presentStep;
  export const presentReview: typeof import('../server/presenters/respond/review.ts').presentReview;
  export const presentNotice: typeof import('../server/presenters/respond/notice.ts').presentNotice;
  export const addressOf: typeof import('../server/presenters/respond/address.ts').addressOf;
  export const pathsIn: typeof import('../server/paths.ts').pathsIn;
  export const typeset: typeof import('../server/presenters/typography.ts').typeset;
  export const texts: Readonly<Record<'ru' | 'ce' | 'en', Texts>>;
  export const templates: Readonly<Record<string, Render>>;
}
