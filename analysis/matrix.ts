// Small dense linear algebra on row-major Float64Arrays: symmetric systems with aliased columns, eigenvalues, products.

/** A square or rectangular table of numbers, row by row. */
export type Matrix = { readonly rows: number; readonly columns: number; readonly values: Float64Array };

export const matrix = (
  rows: number,
  columns: number,
  values: Float64Array = new Float64Array(rows * columns),
): Matrix => ({
  rows,
  columns,
  values,
});

/** a'Vb for a symmetric matrix V. */
export const bilinear = (a: ArrayLike<number>, v: Matrix, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < v.rows; i++) {
    const left = a[i]!;
    if (left === 0) continue;
    for (let j = 0; j < v.columns; j++) sum += left * v.values[i * v.columns + j]! * b[j]!;
  }
  return sum;
};

export const multiply = (a: Matrix, b: Matrix): Matrix => {
  const product = matrix(a.rows, b.columns);
  for (let i = 0; i < a.rows; i++)
    for (let k = 0; k < a.columns; k++) {
      const left = a.values[i * a.columns + k]!;
      if (left === 0) continue;
      for (let j = 0; j < b.columns; j++)
        product.values[i * b.columns + j]! += left * b.values[k * b.columns + j]!;
    }
  return product;
};

export const transpose = (a: Matrix): Matrix => {
  const flipped = matrix(a.columns, a.rows);
  for (let i = 0; i < a.rows; i++)
    for (let j = 0; j < a.columns; j++) flipped.values[j * a.rows + i] = a.values[i * a.columns + j]!;
  return flipped;
};

/** A Cholesky factor that leaves out columns which the earlier ones already determine (aliased). */
export type Cholesky = { readonly size: number; readonly lower: Float64Array; readonly aliased: Uint8Array };

const ALIASED = 1e-11;

/** Factor of a symmetric positive semidefinite matrix. Later columns that add nothing are marked aliased. */
export const cholesky = (a: Matrix): Cholesky => {
  const size = a.rows;
  const lower = new Float64Array(size * size);
  const aliased = new Uint8Array(size);
  for (let j = 0; j < size; j++) {
    let pivot = a.values[j * size + j]!;
    for (let k = 0; k < j; k++) pivot -= lower[j * size + k]! ** 2;
    if (!(pivot > ALIASED * a.values[j * size + j]!)) {
      aliased[j] = 1;
      continue;
    }
    const root = Math.sqrt(pivot);
    lower[j * size + j] = root;
    for (let i = j + 1; i < size; i++) {
      let sum = a.values[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= lower[i * size + k]! * lower[j * size + k]!;
      lower[i * size + j] = sum / root;
    }
  }
  return { size, lower, aliased };
};

/** Solves A x = b; aliased columns get 0. Overwrites and returns b. */
export const solveWith = (factor: Cholesky, b: Float64Array): Float64Array => {
  const { size, lower, aliased } = factor;
  for (let i = 0; i < size; i++) {
    if (aliased[i] === 1) {
      b[i] = 0;
      continue;
    }
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= lower[i * size + k]! * b[k]!;
    b[i] = sum / lower[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    if (aliased[i] === 1) continue;
    let sum = b[i]!;
    for (let k = i + 1; k < size; k++) sum -= lower[k * size + i]! * b[k]!;
    b[i] = sum / lower[i * size + i]!;
  }
  return b;
};

/** Inverse of a symmetric positive definite matrix; rows and columns of aliased variables are 0. */
export const inverse = (a: Matrix): Matrix => {
  const factor = cholesky(a);
  const result = matrix(a.rows, a.rows);
  for (let j = 0; j < a.rows; j++) {
    if (factor.aliased[j] === 1) continue;
    const unit = new Float64Array(a.rows);
    unit[j] = 1;
    solveWith(factor, unit);
    for (let i = 0; i < a.rows; i++) result.values[i * a.rows + j] = unit[i]!;
  }
  return result;
};

/** L^-1 M L^-T, where L L' is the denominator: symmetric, with the eigenvalues of denominator^-1 numerator. */
export const symmetricRatio = (numerator: Matrix, denominator: Matrix): Matrix => {
  const { lower, size, aliased } = cholesky(denominator);
  const forward = (m: Matrix): Matrix => {
    const out = matrix(size, size);
    for (let j = 0; j < size; j++)
      for (let i = 0; i < size; i++) {
        if (aliased[i] === 1) continue;
        let sum = m.values[i * size + j]!;
        for (let k = 0; k < i; k++) sum -= lower[i * size + k]! * out.values[k * size + j]!;
        out.values[i * size + j] = sum / lower[i * size + i]!;
      }
    return out;
  };
  return forward(transpose(forward(numerator)));
};
