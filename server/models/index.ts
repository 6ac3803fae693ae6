// Opens the database and builds every model on that one connection.
import mongoose, { type Connection } from 'mongoose';
import { accountModel } from './account.ts';
import { accountLinkModel } from './account-link.ts';
import { attemptModel } from './attempt.ts';
import { auditModel } from './audit.ts';
import { auditHeadModel } from './audit-head.ts';
import { breakOffModel } from './break-off.ts';
import { draftEditModel, draftModel } from './draft.ts';
import { figureModel } from './figure.ts';
import { findingModel } from './finding.ts';
import { interviewModel } from './interview.ts';
import { moveModel } from './move.ts';
import { linkModel } from './link.ts';
import { releaseModel } from './release.ts';
import { responseModel } from './response.ts';
import { sessionModel } from './session.ts';
import { setUpLinkModel } from './set-up-link.ts';
import { signInModel } from './sign-in.ts';
import { statementModel } from './statement.ts';
import { surveyModel } from './survey.ts';
import { claimModel } from './claim.ts';
import { takingModel } from './taking.ts';
import { viewModel } from './view.ts';
import { versionModel } from './version.ts';
import { claimOpenSlots, waveModel } from './wave.ts';
import { weightingModel } from './weighting.ts';

/** Acknowledged means on disk, on most members of the set. */
const writeConcern = { w: 'majority', j: true } as const;

/** `database` is needed where the address names none. */
export const connect = async (uri: string, database?: string): Promise<Connection> =>
  mongoose
    .createConnection(uri, {
      autoIndex: false,
      autoCreate: false,
      writeConcern,
      serverSelectionTimeoutMS: 10_000,
      ...(database === undefined ? {} : { dbName: database }),
    })
    .asPromise();

export const createModels = (connection: Connection) => ({
  surveys: surveyModel(connection),
  versions: versionModel(connection),
  drafts: draftModel(connection),
  draftEdits: draftEditModel(connection),
  waves: waveModel(connection),
  weightings: weightingModel(connection),
  statements: statementModel(connection),
  figures: figureModel(connection),
  interviews: interviewModel(connection),
  moves: moveModel(connection),
  responses: responseModel(connection),
  links: linkModel(connection),
  takings: takingModel(connection),
  claims: claimModel(connection),
  views: viewModel(connection),
  findings: findingModel(connection),
  releases: releaseModel(connection),
  breakOffs: breakOffModel(connection),
  accounts: accountModel(connection),
  accountLinks: accountLinkModel(connection),
  signIns: signInModel(connection),
  setUpLinks: setUpLinkModel(connection),
  audit: auditModel(connection),
  auditHead: auditHeadModel(connection),
  sessions: sessionModel(connection),
  attempts: attemptModel(connection),
});

export type Models = ReturnType<typeof createModels>;

/** Stored in `_id` order, and the ids are random: neither the file nor a scan shows who came first. */
const clusteredIndex = { key: { _id: 1 }, unique: true } as const;

/** Creates the collections and indexes that are not there yet. */
export const prepareDatabase = async (models: Models): Promise<void> => {
  await models.interviews.createCollection({ clusteredIndex });
  await models.moves.createCollection({ clusteredIndex });
  await models.responses.createCollection({ clusteredIndex });
  for (const model of Object.values(models)) await model.createIndexes();
  await claimOpenSlots(models.waves);
};
