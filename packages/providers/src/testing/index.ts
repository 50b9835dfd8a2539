export { credentialsOf, expectVector, expectVectorIn } from './expect-vector.js';
export { expectMutantsRefused } from './expect-mutants-refused.js';
export { receiveWith } from './receive-with.js';
export { requestOf, vectorNames, vectorsOf } from './vectors.js';
