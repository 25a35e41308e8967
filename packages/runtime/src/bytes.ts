/**
 * Bytes in a buffer of their own: `Uint8Array<ArrayBuffer>`, which TypeScript before 5.7 knows as `Uint8Array` only.
 */
export type Bytes = ReturnType<typeof Uint8Array.of>;
