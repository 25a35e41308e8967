import {
  boolCoreTag,
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  floatCoreTag,
  getScalarValue,
  intCoreTag,
  mapTag,
  NOT_RESOLVED,
  nullCoreTag,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from "js-yaml";
import { LIMITS } from "./limits.js";
import type { Key, ParsedText } from "./parsed-text.js";

/**
 * Parses one document of YAML 1.2 that is nothing but data, as nearly all are. Undefined where it has anchors, tags,
 * directives, keys that stand twice, or mistakes: `parseYaml` has more to say of those, and takes three times as long.
 */
export function parsePlainYaml(text: string): ParsedText | undefined {
  if (countSeparators(text) > LIMITS.values) return undefined;
  try {
    const reading: Reading = { text, events: readEvents(text), next: 1, end: 0, places: [] };
    const value = readValue(reading);
    const { places } = reading;
    return { value, isShared: false, findOffset: (keys, onKey) => findOffset(places, keys, onKey) };
  } catch (error) {
    if (error instanceof NotPlain || error instanceof YAMLException) return undefined;
    throw error;
  }
}

/** At least as many as the text has values. */
function countSeparators(text: string): number {
  let count = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    if (SEPARATORS.has(text.charCodeAt(offset))) count += 1;
  }
  return count;
}

const SEPARATORS = new Set(Array.from("\n\r,:-?[{", (separator) => separator.charCodeAt(0)));

class NotPlain extends Error {
  override readonly name = "NotPlain";
}

/** A document that is not empty: its start, its content, its end. */
function readEvents(text: string): readonly Event[] {
  const events = parseEvents(text, { maxDepth: LIMITS.levels });
  const [start] = events;
  if (start?.type !== EVENT_ID.DOCUMENT || start.directives.length > 0) throw new NotPlain();
  if (events.length <= 2 || !events.every((event) => event === start || isPlain(event))) throw new NotPlain();
  return events;
}

function isPlain(event: Event): boolean {
  if (event.type === EVENT_ID.POP) return true;
  return "tagStart" in event && event.tagStart === ABSENT && event.anchorStart === ABSENT;
}

/** The offset of what is not there. */
const ABSENT = -1;

interface Reading {
  readonly text: string;
  readonly events: readonly Event[];
  /** The index of the event to read next. */
  next: number;
  /** The offset behind what was read last. */
  end: number;
  /** Of each key and value, those of a collection before those of its members. */
  readonly places: Place[];
}

interface Place {
  readonly offset: number;
  /** What it is as a key of a mapping. */
  readonly key: string | undefined;
  /** The index behind the places of its members. */
  behind: number;
}

function readValue(reading: Reading): unknown {
  const event = reading.events[reading.next]!;
  reading.next += 1;
  if (event.type === EVENT_ID.SCALAR) return readScalar(reading, event);
  if (event.type !== EVENT_ID.MAPPING && event.type !== EVENT_ID.SEQUENCE) throw new NotPlain();
  const place: Place = { offset: event.start, key: undefined, behind: 0 };
  reading.places.push(place);
  reading.end = event.start;
  const isFlow = event.style === COLLECTION_STYLE.FLOW;
  const value = event.type === EVENT_ID.MAPPING ? readMapping(reading) : readSequence(reading, isFlow);
  reading.next += 1;
  place.behind = reading.places.length;
  return value;
}

function readSequence(reading: Reading, isFlow: boolean): unknown {
  const items: unknown[] = [];
  while (!isAtEnd(reading)) {
    // The library takes nothing between two commas for a value.
    if (isFlow && isAbsent(reading.events[reading.next]!)) throw new NotPlain();
    items.push(readValue(reading));
  }
  return items;
}

function isAbsent(event: Event): boolean {
  return event.type === EVENT_ID.SCALAR && event.valueStart === ABSENT;
}

function readMapping(reading: Reading): unknown {
  const mapping = mapTag.create(mapTag.tagName);
  while (!isAtEnd(reading)) {
    const event = reading.events[reading.next]!;
    if (event.type !== EVENT_ID.SCALAR || isAbsent(event)) throw new NotPlain();
    const key = getScalarValue(reading.text, event);
    if (key === MERGE_KEY || mapTag.has(mapping, key)) throw new NotPlain();
    addPlace(reading, event, key);
    reading.next += 1;
    mapTag.addPair(mapping, key, readValue(reading));
  }
  return mapping;
}

const MERGE_KEY = "<<";

function isAtEnd({ events, next }: Reading): boolean {
  return events[next]!.type === EVENT_ID.POP;
}

function readScalar(reading: Reading, event: ScalarEvent): unknown {
  addPlace(reading, event, undefined);
  const text = getScalarValue(reading.text, event);
  if (event.style !== SCALAR_STYLE.PLAIN) return text;
  for (const tag of CORE_TAGS) {
    if (tag.implicitFirstChars?.includes(text.charAt(0)) === false) continue;
    const value = tag.resolve(text, false, tag.tagName);
    if (value === NOT_RESOLVED) continue;
    if (typeof value === "number" && !Number.isFinite(value)) throw new NotPlain();
    return value;
  }
  return text;
}

/** What a plain scalar can be beside text, by the core schema (YAML 1.2.2, section 10.3.2). */
const CORE_TAGS = [nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag];

function addPlace(reading: Reading, event: ScalarEvent, key: string | undefined): void {
  const { places, text } = reading;
  const { style, valueStart, valueEnd } = event;
  const isQuoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
  let offset = isQuoted ? valueStart - 1 : valueStart;
  // The value of a block starts on the line after its `|` or `>`, and an empty one nowhere.
  const isBlock = style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK;
  if (isBlock) offset = skip(BEFORE_BLOCK, text, reading.end);
  else if (isAbsent(event)) offset = skip(BEFORE_NOTHING, text, reading.end);
  places.push({ offset, key, behind: places.length + 1 });
  reading.end = Math.max(offset, isQuoted ? valueEnd + 1 : valueEnd);
}

const BEFORE_BLOCK = /[\s:?-]*(?:#.*[\s:?-]*)*/y;
const BEFORE_NOTHING = /\s*[:-]?/y;

function skip(what: RegExp, text: string, offset: number): number {
  what.lastIndex = offset;
  what.test(text);
  return what.lastIndex;
}

function findOffset(places: readonly Place[], keys: readonly Key[], onKey: boolean): number {
  let place = places[0]!;
  let index = 0;
  for (const [depth, key] of keys.entries()) {
    const member = findMember(places, index, key);
    if (member === undefined) return place.offset;
    const isKey = places[member]!.key !== undefined;
    index = isKey && !(onKey && depth === keys.length - 1) ? member + 1 : member;
    place = places[index]!;
  }
  return place.offset;
}

/** The index of an item's place, or of that of a member's key. */
function findMember(places: readonly Place[], holder: number, key: Key): number | undefined {
  const { behind } = places[holder]!;
  let position = 0;
  for (let index = holder + 1; index < behind; position += 1) {
    const name = places[index]!.key;
    if (name === undefined ? position === Number(key) : name === String(key)) return index;
    // A key's value stands behind it.
    index = places[name === undefined ? index : index + 1]!.behind;
  }
  return undefined;
}
