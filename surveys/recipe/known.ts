// What a recipe may name: the variables, questions and waves of its data.

/** What is known of a variable before anything is computed; categories undefined where nobody can say yet. */
export type KnownVariable = {
  readonly kind: 'category' | 'number';
  readonly categories?: readonly string[];
};

export type Known = {
  readonly variables: ReadonlyMap<string, KnownVariable>;
  /** Names that expressions may ask about beside the variables: questions with several answers, grids. */
  readonly questions: ReadonlySet<string>;
  readonly waves: readonly string[];
};
