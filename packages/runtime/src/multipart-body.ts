import type { Location } from "./location.js";

/**
 * The Request Body of an Operation that takes `multipart/form-data`. Each property of an object is a part: a Blob or File
 * as a file, an ArrayBuffer or a view of one (`Uint8Array`) too; text, numbers and booleans as text; objects as JSON. A list
 * is a part for each of its members.
 */
export const multipartBody: Location = () => {};
