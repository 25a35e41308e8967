import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { essence } from "../build/content.js";
import { object } from "../found-operation.js";

/** Of forms, properties are written as `encoding` says; header fields of a part are not, and other content is the caller's. */
export const encodingIgnored: Oas3Rule = () => ({
  RequestBody(body, { report, location }: UserContext) {
    for (const [key, mediaType] of Object.entries(object(body.content))) {
      const isForm = ["application/x-www-form-urlencoded", "multipart/form-data"].includes(essence(key));
      const place = location.child(["content", key]);
      const ignored = ["encoding", "prefixEncoding", "itemEncoding"].filter((each) => {
        return object(mediaType)[each] !== undefined && !(isForm && each === "encoding");
      });
      for (const field of ignored) {
        const message = `\`${field}\` is of no effect: a body of ${JSON.stringify(key)} is sent as the caller gives it. Say in the description how it is put together.`;
        report({ message, location: place.child(field).key() });
      }
      if (!isForm) continue;
      for (const [property, encoding] of Object.entries(object(object(mediaType)["encoding"]))) {
        if (Object.keys(object(object(encoding)["headers"])).length === 0) continue;
        const message = `The header fields of part ${JSON.stringify(property)} are not sent: a part has its name, and its media type. Leave them out.`;
        report({ message, location: place.child(["encoding", property, "headers"]).key() });
      }
    }
  },
});
