// Forms, and what a phone sends, are read before they take a place among the requests that run: else a few dozen clients that send
// their bodies drop by drop would hold all of them, and everybody else would wait. How slowly one may send is the server's limit (main.ts).
import express, { type Express } from 'express';
import { patterns } from '../paths.ts';

export const setUpForms = (app: Express): void => {
  app.post(patterns.save, express.json({ limit: '512kb' }));
  app.use(express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 500 }));
};
