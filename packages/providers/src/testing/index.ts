export { credentialsOf, expectVector, expectVectorIn } from './expect-vector.js';
export { expectMutantsRefused } from './expect-mutants-refused.js';
export { verifyWith } from './verify-with.js';
export { requestOf, vectorNames, vectorsOf } from './vectors.js';
