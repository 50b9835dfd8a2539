/** Time zones as people write them: `Z`, `+02:00`, `-0330`, `Europe/Berlin`. Names are the platform's, daylight saving included. */
import { instantShownAs, zoneOffset } from '../../../time/zone-offset.js';
import { failed } from '../call.js';

const MINUTE_MS = 60_000;
const OFFSET = /^([+-])(\d{2}):?(\d{2})$/;
const MAX_NAME = 64;

/**
 * How many minutes the clocks of a zone are ahead of UTC at a moment.
 * @param millis since 1970 @throws ExpressionError when the zone is unknown
 */
export function offsetMinutes(zone: string, millis: number): number {
  if (zone === 'Z' || zone === 'UTC') return 0;
  const [, sign, hours, minutes] = OFFSET.exec(zone) ?? [];
  if (sign !== undefined && Number(hours) <= 14 && Number(minutes) < 60) {
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  }
  const isName = zone.length <= MAX_NAME && /^[A-Za-z][\w+/-]*$/.test(zone);
  const offset = isName ? zoneOffset(zone, millis) : undefined;
  if (offset === undefined) throw unknownZone(zone);
  return Math.round(offset / MINUTE_MS);
}

/** The moment at which the clocks of a zone show this. @throws ExpressionError */
export const instantOf = (localMillis: number, zone: string): number =>
  instantShownAs(localMillis, (time) => offsetMinutes(zone, time) * MINUTE_MS);

const unknownZone = (zone: string): Error =>
  failed(
    `No time zone is called "${zone.length > 40 ? `${zone.slice(0, 39)}…` : zone}". Write a name as Europe/Berlin, an offset as +02:00, or Z.`,
  );
