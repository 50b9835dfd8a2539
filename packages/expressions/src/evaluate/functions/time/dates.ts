/**
 * Instants as text and back. JSONata knows an offset only as `+hhmm`, misreads `+hh:mm` and half hours west of Greenwich, and
 * takes the machine's own zone where a text names none.
 */
import { asNumber, asText, failed, type Call, type OwnFunction } from '../call.js';
import { guardPicture, guardWidths } from './guard-picture.js';
import { instantOf, offsetMinutes } from './time-zone.js';

type Format = (millis: number, picture: string | undefined, offset: string) => unknown;
type Parse = (call: Call, text: string, picture: string) => unknown;

/** What JavaScript's dates can hold (ECMA-262, Time Range). */
const MAX_MILLIS = 8.64e15;

/** ISO 8601 as JSONata takes it, with a blank for the T and minutes alone as well. */
const ISO =
  /^(\d{4})(?:-([01]\d)(?:-([0-3]\d)(?:[T ]([0-2]\d):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?)?)?)? ?([+-][0-2]\d:?[0-5]\d|Z)?$/;

/** @param format JSONata's `$fromMillis` @param parse its `$toMillis` */
export function dateFunctions(format: Format, parse: Parse): Readonly<Record<string, OwnFunction>> {
  const write = ({ timezone }: Call, millis: number, picture: unknown, zone: unknown): unknown => {
    if (!(Math.abs(millis) <= MAX_MILLIS - 86_400_000)) throw failed(`${millis} is no time in milliseconds.`);
    if (picture !== undefined) guardWidths(asText(picture));
    const minutes = offsetMinutes(zone === undefined ? timezone : asText(zone), millis);
    const written = format(millis, picture === undefined ? undefined : asText(picture), offsetForJsonata(minutes));
    return typeof written === 'string' && minutes < 0 ? written.replaceAll(/:-(?=\d\d)/g, ':') : written;
  };

  return {
    now: {
      signature: '<s?s?:s>',
      parameters: ['picture', 'timezone'],
      run: (call, picture, zone) => write(call, call.time.getTime(), picture, zone),
    },
    millis: { signature: '<:n>', parameters: [], run: ({ time }) => time.getTime() },
    fromMillis: {
      signature: '<n-s?s?:s>',
      parameters: ['millis', 'picture', 'timezone'],
      run: (call, millis, picture, zone) =>
        millis === undefined ? undefined : write(call, asNumber(millis), picture, zone),
    },
    toMillis: {
      signature: '<s-s?s?:n>',
      parameters: ['timestamp', 'picture', 'timezone'],
      run: (call, timestamp, picture, zone) => {
        if (timestamp === undefined) return undefined;
        const place = zone === undefined ? call.timezone : asText(zone);
        return picture === undefined
          ? readIso(asText(timestamp), place)
          : readPicture((text, format) => parse(call, text, format), asText(timestamp), asText(picture), place);
      },
    },
  };
}

/** JSONata takes apart `hhmm` by rounding down, so minutes west of Greenwich are written for that. */
function offsetForJsonata(minutes: number): string {
  const [hours, rest] = [Math.trunc(minutes / 60), minutes % 60];
  return String(rest < 0 ? (hours + 1) * 100 + rest : hours * 100 + rest);
}

function readIso(text: string, zone: string): number {
  const parts = text.length > 60 ? null : ISO.exec(text.trim());
  if (!parts) throw noTime(text);
  const [, year, month = '1', day = '1', hour = '0', minute = '0', second = '0', fraction = '', offset] = parts;
  const local = new Date(0);
  local.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const isDay = local.getUTCMonth() === Number(month) - 1 && local.getUTCDate() === Number(day);
  if (!isDay || Number(hour) > 23) throw noTime(text);
  local.setUTCHours(Number(hour), Number(minute), Number(second), Math.trunc(Number(`0.${fraction || 0}`) * 1000));
  return instantOf(local.getTime(), offset ?? zone);
}

function readPicture(
  parse: (text: string, picture: string) => unknown,
  text: string,
  picture: string,
  zone: string,
): unknown {
  guardPicture(text, picture);
  const millis = parse(text, picture);
  const namesZone = /\[\s*[Zz]/.test(picture);
  return typeof millis !== 'number' || namesZone ? millis : instantOf(millis, zone);
}

const noTime = (text: string): Error =>
  failed(
    `"${text.slice(0, 40)}" is no time that $toMillis can read. Write it as 2026-01-31T09:30:00Z, or say its format: $toMillis(text, "[D01]/[M01]/[Y0001]").`,
  );
