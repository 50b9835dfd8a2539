export { queryPairs, formPairs, type Pairs } from './form/form-pairs.js';
export { parseForm } from './form/read-form.js';
export { readJson } from './json/read-json.js';
export { isFormType, mediaType } from './media-type.js';
export { multipartFields } from './multipart/read-multipart.js';
export { parseBody, type BodyHeaders } from './parse-body.js';
export { decodeText } from './text/decode-text.js';
export { decompressBody } from './decompress/decompress-body.js';
export { decompressStart } from './decompress/decompress-start.js';
