// Ambient types for the numeric library, which ships without any. Only the signatures that distributions.ts calls.
declare module '@stdlib/math-base-special-betainc' {
  /** Incomplete beta function; regularized by default, upper tail when `upper` is true. */
  const betainc: (
    ...args: [x: number, a: number, b: number, regularized?: boolean, upper?: boolean]
  ) => number;
  export default betainc;
}
declare module '@stdlib/math-base-special-gammainc' {
  /** Incomplete gamma function; regularized by default, upper tail when `upper` is true. */
  const gammainc: (x: number, s: number, regularized?: boolean, upper?: boolean) => number;
  export default gammainc;
}
declare module '@stdlib/math-base-special-gammaincinv' {
  /** Inverse of the regularized incomplete gamma function. */
  const gammaincinv: (p: number, a: number, upper?: boolean) => number;
  export default gammaincinv;
}
declare module '@stdlib/math-base-special-erfc' {
  const erfc: (x: number) => number;
  export default erfc;
}
declare module '@stdlib/math-base-special-erfcinv' {
  const erfcinv: (x: number) => number;
  export default erfcinv;
}
declare module '@stdlib/stats-base-dists-beta-quantile' {
  const quantile: (p: number, alpha: number, beta: number) => number;
  export default quantile;
}
