/**
 * The events in one request: up to 1000 updates in `entry[]`, each with changes (`changes`), conversations (`messaging`), or
 * conversations that another app leads (`standby`).
 */
import { contentDigest } from '../kit/proof/content-digest.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import type { EventElement } from '../kit/provider.js';
import { isRecord } from '../kit/unwrap/is-record.js';
import { textAt, valueAt } from '../kit/unwrap/read-json.js';

const LISTS = ['changes', 'messaging', 'standby'] as const;
type List = (typeof LISTS)[number];

export function listElements(request: ProviderRequest): readonly EventElement[] | null {
  const body = request.json();
  const entries = valueAt(body, 'entry');
  if (!Array.isArray(entries) || entries.length === 0) return null;
  const object = textAt(body, 'object');
  const digest = contentDigest(request.body);
  return entries.flatMap((entry: unknown, place) => elementsOf(object, entry, `${digest} ${place}`));
}

/** An entry without any list says only that fields have changed (`changed_fields`): it is one event. */
function elementsOf(object: string | null, entry: unknown, place: string): EventElement[] {
  const found = LISTS.flatMap((list) => {
    const items = valueAt(entry, list);
    return Array.isArray(items) ? items.map((item: unknown, at) => ({ list, item, at })) : [];
  });
  if (found.length === 0) return [{ id: null, type: object, duplicateKey: place, value: withEntry(object, entry, {}) }];
  return found.map(({ list, item, at }) => ({
    ...nameOf(list, item, `${place} ${list} ${at}`),
    type: [object, fieldOf(list, item)].filter((part) => part !== null).join('.') || null,
    value: withEntry(object, entry, item),
  }));
}

/** Adds the members of the entry (whose page or account it is), which a part alone does not have. */
function withEntry(object: string | null, entry: unknown, item: unknown): unknown {
  if (!isRecord(item)) return item;
  const around = isRecord(entry) ? Object.entries(entry).filter(([name]) => !LISTS.some((list) => list === name)) : [];
  return { ...(object === null ? {} : { object }), ...Object.fromEntries(around), ...item };
}

/**
 * Only a new message has an id that is the event's own. Elsewhere (a receipt, a reaction, a deleted message, a WhatsApp
 * status) the same id names the message that something happened to, so it cannot tell events apart. A second try is the
 * same bytes: the digest of the body and the place in it tell it without ever taking two events for one.
 */
function nameOf(list: List, item: unknown, place: string): { id: string | null; duplicateKey?: string } {
  const id = list === 'changes' ? idOfChange(item) : idOfMessage(item);
  return id === null ? { id, duplicateKey: place } : { id };
}

const idOfMessage = (item: unknown): string | null =>
  valueAt(item, 'message', 'is_deleted') === true ? null : textAt(item, 'message', 'mid');

/** A lead of a form, or the one message in a change from WhatsApp. */
function idOfChange(item: unknown): string | null {
  const field = textAt(item, 'field');
  if (field === 'leadgen') {
    const id = valueAt(item, 'value', 'leadgen_id');
    // A number beyond 2^53 has lost its last digits.
    return typeof id === 'string' || Number.isSafeInteger(id) ? String(id) : null;
  }
  const messages = valueAt(item, 'value', 'messages');
  const isOnlyOne =
    Array.isArray(messages) && messages.length === 1 && valueAt(item, 'value', 'statuses') === undefined;
  return field === 'messages' && isOnlyOne ? textAt(messages, 0, 'id') : null;
}

/** What was subscribed to. Conversations do not say it, but each kind has a member of its own. */
function fieldOf(list: List, item: unknown): string | null {
  if (list === 'changes') return textAt(item, 'field');
  if (list === 'standby') return 'standby';
  if (valueAt(item, 'message', 'is_echo') === true) return 'message_echoes';
  return FIELDS.find(([member]) => valueAt(item, member) !== undefined)?.[1] ?? 'messaging';
}

/** https://developers.facebook.com/docs/messenger-platform/reference/webhook-events */
const FIELDS = [
  ['message', 'messages'],
  ['message_edit', 'message_edits'],
  ['postback', 'messaging_postbacks'],
  ['reaction', 'message_reactions'],
  ['delivery', 'message_deliveries'],
  ['read', 'message_reads'],
  ['optin', 'messaging_optins'],
  ['referral', 'messaging_referrals'],
  ['account_linking', 'messaging_account_linking'],
  ['pass_thread_control', 'messaging_handovers'],
  ['take_thread_control', 'messaging_handovers'],
  ['request_thread_control', 'messaging_handovers'],
] as const;
