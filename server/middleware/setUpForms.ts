// Forms are read before they take a place among the requests that run: else a few dozen clients that send their bodies drop by drop
// would hold all of them, and everybody else would wait. How slowly one may send is the server's own limit (main.ts).
import express, { type Express } from 'express';

export const setUpForms = (app: Express): void => {
  app.use(express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 500 }));
};
