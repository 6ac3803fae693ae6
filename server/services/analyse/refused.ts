// The part of a recipe that the data do not allow, and why.

export class Refused extends RangeError {
  constructor(
    /** `mean_of_y`, `design`, `weighting[0], 2012` */
    readonly part: string,
    readonly reason: RangeError,
  ) {
    super(`${part}: ${reason.message}`, { cause: reason });
  }
}
