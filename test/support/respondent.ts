// A respondent with a browser that keeps cookies and follows nothing by itself.
import request from 'supertest';
import type { Express } from 'express';

export const asRespondent = (app: Express) => {
  const agent = request.agent(app);
  return {
    agent,
    get: (path: string) => agent.get(path),
    post: (path: string, form: Record<string, string | string[]> = {}) =>
      agent.post(path).type('form').send(form),
  };
};

/** The two cookies that open an interview, out of the headers of the answer that began it. */
export const keysOf = (setCookie: unknown): string =>
  [...String(setCookie).matchAll(/(?:draft|box)_\w+=[^;]+/g)].map(([pair]) => pair).join('; ');
