/** What a document may have at most. More is refused with its place: no input takes unbounded time or memory. */
export const LIMITS = {
  /** Of all files of a document together: 32 MiB. */
  bytes: 33_554_432,
  /** Objects and arrays in each other. */
  levels: 100,
  /** Keys, members and values of one file. */
  values: 2_000_000,
  /** Of one object. The library that checks structure takes the keys of an object as arguments of one call. */
  members: 20_000,
  operations: 20_000,
  /** Uses of YAML aliases: more are an attempt to unfold a small file into a large one. */
  aliases: 100,
} as const;
