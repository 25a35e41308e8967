import type { Oas3Rule, UserContext } from "@redocly/openapi-core";

/** Parameters that can be sent as the document says: in path, query or header, in the default style, with one value. */
export const parameterSupported: Oas3Rule = () => ({
  Parameter(parameter, { report, location, resolve }) {
    const name = JSON.stringify(parameter.name);
    const style = { path: "simple", query: "form", header: "simple" }[String(parameter.in)];
    if (style === undefined) {
      const message = `Parameter ${name} is in ${String(parameter.in)}, which is not supported. Use path, query or header.`;
      return report({ message, location: location.child("in") });
    }
    if (parameter.content !== undefined || (parameter.style ?? style) !== style || parameter.allowReserved) {
      const message = `Parameter ${name} is serialized in a way that is not supported. Use \`schema\` and the default style.`;
      return report({ message, location });
    }
    if (parameter.in === "path" && parameter.required !== true) {
      const message = `Parameter ${name} is in the path, and so always there. Write \`required: true\`.`;
      return report({ message, location });
    }
    if (parameter.in === "header" && !/^[\w!#$%&'*+.^`|~-]+$/.test(parameter.name)) {
      const message = `Parameter ${name} is in a header, whose names are letters, digits and "-". Mend the name.`;
      return report({ message, location: location.child("name") });
    }
    const isScalar = (schema: Composed | undefined, depth = 0): boolean => {
      if (schema === undefined || depth > 20) return true;
      const found = resolve<Composed>(schema).node;
      const types = [found?.type ?? "string"].flat();
      const parts = [found?.anyOf, found?.oneOf, found?.allOf].flatMap((list) => list ?? []);
      return (
        !types.some((type) => type === "object" || type === "array") &&
        parts.every((part) => isScalar(part, depth + 1))
      );
    };
    if (isScalar(parameter.schema as Composed | undefined)) return;
    report({
      message: `Parameter ${name} is an object or an array, which is not supported. Move it to the request body, or use one parameter per value.`,
      location: location.child("schema"),
    });
  },
});

interface Composed {
  readonly type?: unknown;
  readonly anyOf?: readonly Composed[];
  readonly oneOf?: readonly Composed[];
  readonly allOf?: readonly Composed[];
}

/** A client sends to one server; one that holds for a path or an operation only would not be asked. */
export const serverSupported: Oas3Rule = () => {
  const check = ({ servers }: { servers?: unknown }, { report, location }: UserContext): void => {
    if (servers === undefined) return;
    const message =
      "Servers of one path or operation are not supported. Declare them for the whole document.";
    report({ message, location: location.child("servers") });
  };
  return { PathItem: check, Operation: check };
};

/** Content is JSON, in one media type. */
export const contentSupported: Oas3Rule = () => ({
  MediaTypesMap(content, { report, location }) {
    const mediaTypes = Object.keys(content);
    if (mediaTypes.length === 1 && /^application\/(?:[\w.-]+\+)?json$/.test(mediaTypes[0]!)) return;
    const found = mediaTypes.map((each) => JSON.stringify(each)).join(", ") || "no media type";
    report({
      message: `Content of ${found} is not supported. Describe it as \`application/json\`.`,
      location,
    });
  },
});

/** Credentials are bearer tokens, or keys in a header field. */
export const schemeSupported: Oas3Rule = () => ({
  SecurityScheme(scheme, { report, location }) {
    if (scheme.type === "http" && scheme.scheme?.toLowerCase() === "bearer") return;
    if (scheme.type === "apiKey" && scheme.in === "header" && /^[\w!#$%&'*+.^`|~-]+$/.test(scheme.name))
      return;
    report({
      message:
        "A security scheme of this kind is not supported. Use `type: http` with `scheme: bearer`, or `type: apiKey` with `in: header`.",
      location,
    });
  },
});
