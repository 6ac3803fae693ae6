// Everything the program keeps, behind narrow functions in the domain's words.
import type { Models } from '../models/index.ts';
import { accountLinkStore } from './account-links.ts';
import { accountStore } from './accounts.ts';
import { auditStore } from './audit.ts';
import { breakOffStore } from './break-offs.ts';
import { draftStore } from './drafts.ts';
import { figureStore } from './figures.ts';
import { findingStore } from './findings.ts';
import { interviewStore } from './interviews.ts';
import { moveStore } from './moves.ts';
import { linkStore } from './links.ts';
import { releaseStore } from './releases.ts';
import { responseStore, type ResponseCopies } from './responses.ts';
import { setUpLinkStore } from './set-up-links.ts';
import { signInStore } from './sign-ins.ts';
import { statementStore } from './statements.ts';
import { surveyStore } from './surveys.ts';
import { claimStore } from './claims.ts';
import { takingStore } from './takings.ts';
import { versionStore } from './versions.ts';
import { viewStore } from './views.ts';
import { waveStore } from './waves.ts';
import { weightingStore } from './weightings.ts';

const noCopies: ResponseCopies = { remove: async () => {} };

/** `isAlone`: see `interviewStore`. */
export const createStores = (models: Models, copies = noCopies, isAlone = false) => ({
  surveys: surveyStore(models),
  versions: versionStore(models),
  drafts: draftStore(models),
  waves: waveStore(models),
  weightings: weightingStore(models),
  statements: statementStore(models),
  figures: figureStore(models),
  interviews: interviewStore(models, isAlone),
  moves: moveStore(models),
  responses: responseStore(models, copies),
  links: linkStore(models),
  takings: takingStore(models),
  claims: claimStore(models),
  views: viewStore(models),
  findings: findingStore(models),
  releases: releaseStore(models),
  breakOffs: breakOffStore(models),
  accounts: accountStore(models),
  accountLinks: accountLinkStore(models),
  signIns: signInStore(models),
  setUpLinks: setUpLinkStore(models),
  audit: auditStore(models),
});

export type Stores = ReturnType<typeof createStores>;
