// Every error this program answers with, once: a stable code, the status, and the key of its words in locales/.
const table = {
  bad_request: 400,
  bad_address: 400,
  bad_parameter: 400,
  unsupported_encoding: 400,
  sign_in_needed: 401,
  not_allowed: 403,
  cross_site: 403,
  form_expired: 403,
  not_found: 404,
  wave_closed: 404,
  nothing_published: 404,
  link_spent: 404,
  no_such_link: 404,
  method_not_allowed: 405,
  not_acceptable: 406,
  not_begun: 409,
  already_answered: 409,
  withdrawn: 410,
  too_large: 413,
  file_too_large: 413,
  unsupported_form: 415,
  invalid: 422,
  too_many_attempts: 429,
  failed: 500,
  release_damaged: 500,
  overloaded: 503,
  unavailable: 503,
  stopping: 503,
  too_slow: 504,
} as const;

export type ProblemCode = keyof typeof table;
export const problemTable: Readonly<Record<ProblemCode, number>> = table;

/** An error with an answer: routes and services throw it, one middleware turns it into a page or JSON. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(code: ProblemCode, values: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.status = table[code];
    this.values = values;
  }
}
