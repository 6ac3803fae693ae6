// A member of staff at a browser that keeps cookies and follows nothing by itself.
import type { Express } from 'express';
import request from 'supertest';

export const email = 'isaeva@ministry.example';
export const password = 'синяя лошадь на крыше';

/** The hidden field of a form. */
export const tokenIn = (html: string): string => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';

/** Pages put non-breaking spaces where typography wants them; tests read them as spaces. */
export const plain = (html: string): string => html.replace(/\u00a0/g, ' ').replace(/\s+/g, ' ');

export type StaffBrowser = ReturnType<typeof asStaff>;

export const asStaff = (app: Express) => {
  const agent = request.agent(app);
  /** Opens the page of the form, and sends the form from there. */
  const post = async (path: string, form: Record<string, string> = {}) => {
    const token = tokenIn((await agent.get(path)).text);
    return agent
      .post(path)
      .type('form')
      .send({ token, ...form });
  };
  return {
    agent,
    post,
    signOut: async () => {
      const token = tokenIn((await agent.get('/staff')).text);
      return agent.post('/staff/sign-out').type('form').send({ token });
    },
    signIn: (form: Record<string, string> = {}, path = '/staff/sign-in') =>
      post(path, { email, password, ...form }),
  };
};
