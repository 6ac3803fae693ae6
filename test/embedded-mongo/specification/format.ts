// The parts of MongoDB's unified test format that its CRUD tests use.
import type { CollectionOptions, DbOptions, MongoClientOptions } from 'mongodb';

export type Doc = Record<string, unknown>;

export type Requirement = {
  readonly minServerVersion?: string;
  readonly maxServerVersion?: string;
  readonly topologies?: readonly string[];
  readonly serverless?: 'require' | 'forbid' | 'allow';
  readonly serverParameters?: Doc;
  readonly auth?: boolean;
  readonly csfle?: unknown;
};

export type EntityDescription = {
  readonly client?: {
    readonly id: string;
    readonly uriOptions?: MongoClientOptions;
    readonly observeEvents?: readonly string[];
    readonly ignoreCommandMonitoringEvents?: readonly string[];
    readonly serverApi?: unknown;
  };
  readonly database?: {
    readonly id: string;
    readonly client: string;
    readonly databaseName: string;
    readonly databaseOptions?: DbOptions;
  };
  readonly collection?: {
    readonly id: string;
    readonly database: string;
    readonly collectionName: string;
    readonly collectionOptions?: CollectionOptions;
  };
  readonly session?: { readonly id: string; readonly client: string; readonly sessionOptions?: Doc };
};

export type ExpectedError = {
  readonly isError?: boolean;
  readonly isClientError?: boolean;
  readonly errorContains?: string;
  readonly errorCode?: number;
  readonly errorCodeName?: string;
  readonly errorLabelsContain?: readonly string[];
  readonly errorLabelsOmit?: readonly string[];
  readonly errorResponse?: Doc;
  readonly expectResult?: unknown;
};

export type Operation = {
  readonly name: string;
  readonly object: string;
  readonly arguments?: Doc;
  readonly ignoreResultAndError?: boolean;
  readonly expectResult?: unknown;
  readonly expectError?: ExpectedError;
  readonly saveResultAsEntity?: string;
};

export type CollectionData = {
  readonly collectionName: string;
  readonly databaseName: string;
  readonly documents: readonly Doc[];
  readonly createOptions?: Doc;
};

export type ExpectedEvents = {
  readonly client: string;
  readonly eventType?: string;
  readonly ignoreExtraEvents?: boolean;
  readonly events: readonly {
    readonly commandStartedEvent?: {
      readonly command?: Doc;
      readonly commandName?: string;
      readonly databaseName?: string;
    };
  }[];
};

export type SpecificationTest = {
  readonly description: string;
  readonly skipReason?: string;
  readonly runOnRequirements?: readonly Requirement[];
  readonly operations: readonly Operation[];
  readonly expectEvents?: readonly ExpectedEvents[];
  readonly outcome?: readonly CollectionData[];
};

export type SpecificationFile = {
  readonly description: string;
  readonly schemaVersion: string;
  readonly runOnRequirements?: readonly Requirement[];
  readonly createEntities?: readonly EntityDescription[];
  readonly initialData?: readonly CollectionData[];
  readonly tests: readonly SpecificationTest[];
};
