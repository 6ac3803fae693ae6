// Records carry `_id`, the rest of the program says `id`: the one place where the two meet.

export const withId = <Id, Rest extends object>({
  _id,
  ...rest
}: { _id: Id } & Rest): { id: Id } & Omit<Rest, '_id'> => ({
  id: _id,
  ...rest,
});

export const withoutId = <Id, Rest extends object>({
  id,
  ...rest
}: { id: Id } & Rest): { _id: Id } & Omit<Rest, 'id'> => ({
  _id: id,
  ...rest,
});
