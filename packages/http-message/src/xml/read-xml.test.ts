import { expect, test } from 'vitest';
import { readXml } from './read-xml.js';

test.each([
  ['<a>1</a>', { a: '1' }],
  ['<a/>', { a: '' }],
  ['<?xml version="1.0"?>\n<!-- c --><a b="01" c=\'"\'>true</a>\n', { a: { '@b': '01', '@c': '"', '#text': 'true' } }],
  ['<a><b>1</b><b>2</b><c/></a>', { a: { b: ['1', '2'], c: '' } }],
  ['<a>\n  <b> x </b>\n</a>', { a: { b: ' x ' } }],
  ['<p>hello <b>big</b> world</p>', { p: { b: 'big', '#text': 'hello  world' } }],
  ['<s:Envelope xmlns:s="urn:x"><s:Body/></s:Envelope>', { 's:Envelope': { '@xmlns:s': 'urn:x', 's:Body': '' } }],
  ['<a b="&lt;&#10;">&amp;lt; &quot;&apos;&gt; &#65;&#x1F600;</a>', { a: { '@b': '<\n', '#text': '&lt; "\'> A😀' } }],
  ['<a>&euro; &#0; &#xD800; &#1114112; &#99999999999;</a>', { a: '&euro; &#0; &#xD800; &#1114112; &#99999999999;' }],
  ['<a><![CDATA[<b> &lt;]]></a>', { a: '<b> &lt;' }],
  ['<a><toString>1</toString><hasOwnProperty/></a>', { a: { toString: '1', hasOwnProperty: '' } }],
  ['<a>1\r\n2\r3</a>', { a: '1\n2\n3' }],
  ['<a> <![CDATA[ ]]> </a>', { a: ' ' }],
  ['<?xml encoding="utf-8"?><a/>', { a: '' }],
  ['<a>x ]]> y</a>', { a: 'x ]]> y' }],
  ['<?pi x?><a/><?pi y?>', { a: '' }],
])('reads %s', (text, expected) => {
  expect(readXml(text)).toEqual(expected);
});

test.each([
  '',
  'text',
  '<a>',
  '<a></b>',
  '<a><b></a></b>',
  '<a/><b/>',
  '<a/><a/>',
  '<a/>text',
  '<a/>text>',
  '<a/>text<!-- c -->',
  '<a/><![CDATA[text]]>',
  'text<a/>',
  '<a b/>',
  '<a b=1/>',
  '<a b="1" b="2"/>',
  '<a>&</a>',
  '<a><!-- open </a>',
  '<a/><!-- open -->>',
  '<a/><?open',
  '<1/>',
  '<a>& b;</a>',
  `<a>${'&#0;'.repeat(101)}</a>`,
  '<a></a></a>',
  '<a b="<"/>',
])('knows that %j is no XML', (text) => {
  expect(readXml(text)).toBeUndefined();
});

test.each([
  '<!DOCTYPE a><a/>',
  '<!doctype a><a/>',
  '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
  '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
  '<!ENTITY x "y"><a>&x;</a>',
  '<a><!ELEMENT a ANY></a>',
])('reads nothing that declares something: %s', (text) => {
  expect(readXml(text)).toBeUndefined();
});

test.each(['__proto__', 'constructor', 'prototype', 'toString', 'valueOf'])(
  'takes a tag %s for a name like any other',
  (name) => {
    const value = readXml(`<a ${name}="1"><${name}><bad>1</bad></${name}><${name}/></a>`);
    expect(Object.keys(value as object)).toEqual(['a']);
    expect(JSON.stringify(value)).toBe(`{"a":{"@${name}":"1","${name}":[{"bad":"1"},""]}}`);
    expect({}).not.toHaveProperty('bad');
    expect(readXml(`<${name}>&${name};</${name}>`)).toEqual(JSON.parse(`{"${name}":"&${name};"}`));
  },
);

test.each([
  ['a hundred levels', '<a>'.repeat(101) + '</a>'.repeat(101)],
  ['a million characters', `<a>${'x'.repeat(1024 * 1024)}</a>`],
  ['thirty thousand elements', `<a>${'<b/>'.repeat(30_001)}</a>`],
  ['thirty thousand attributes', `<a ${Array.from({ length: 30_001 }, (_, n) => `b${n} = "1"`).join(' ')}/>`],
])('leaves more than %s as text', (_what, text) => {
  expect(readXml(text)).toBeUndefined();
});
