// Where the writers of the durability check write.
export const durabilityDatabase = 'durability';
/** One in the order of insertion, one in the order of _id. */
export const writtenCollections: readonly string[] = ['plain', 'clustered'];
