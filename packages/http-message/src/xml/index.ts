/** Reading XML, without anything of Node: also for the browser. */
export { MAX_XML_CHARACTERS, parseXml } from './parse-xml.js';
export { XmlError } from './xml-error.js';
