// The rules that no built-in rule of the linter covers. They guard what the code generator relies on and could not
// notice: a missing translation, a member without documentation, an enum that disagrees with its own table.
// They walk the plain document from its root, because one file and no outside references make that the shortest way.

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const VALUE_FIELDS = ['name', 'description', 'x-description-vi', 'en', 'vi'];
const VALUE_OPTIONS = ['zero', 'aliases', 'status'];

const VENDOR = 'https://docs.etelecom.vn';

const isMap = (node) => node !== null && typeof node === 'object' && !Array.isArray(node);
const isText = (node) => typeof node === 'string' && node.trim() !== '';
const isMeasured = ({ type, format }) => type === 'integer' || type === 'number' || format === 'date-time';
const entries = (node) => Object.entries(isMap(node) ? node : {});
const difference = (from, other) => [...from].filter((item) => !other.includes(item));

// Letters that Vietnamese has and English has not: English text left in a Vietnamese field has none of them.
const hasVietnameseLetter = (text) => /[\u00C0-\u1EF9]/.test(text.normalize('NFC'));

/** Every object of the document with its path, without the values of examples: those are data, not description. */
function* objects(node, path = []) {
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) yield* objects(item, [...path, index]);
  } else if (isMap(node)) {
    yield [node, path];
    for (const [key, child] of entries(node)) {
      if (!(key === 'value' && path.at(-2) === 'examples')) yield* objects(child, [...path, key]);
    }
  }
}

/** Everything that a reader of the documentation or of the generated code meets by name. */
function* named(root) {
  yield [root.info, ['info']];
  for (const [index, server] of (root.servers ?? []).entries()) {
    yield [server, ['servers', index]];
    for (const [name, variable] of entries(server.variables)) yield [variable, ['servers', index, 'variables', name]];
  }
  for (const [index, tag] of (root.tags ?? []).entries()) yield [tag, ['tags', index]];
  for (const [operation, path] of operations(root)) {
    yield [operation, path];
    if (operation.requestBody) yield [operation.requestBody, [...path, 'requestBody']];
    for (const [status, response] of entries(operation.responses)) yield [response, [...path, 'responses', status]];
  }
  for (const kind of ['securitySchemes', 'schemas', 'headers', 'responses']) {
    for (const [name, component] of entries(root.components?.[kind])) yield [component, ['components', kind, name]];
  }
  for (const [schema, path] of schemas(root)) {
    for (const [name, property] of entries(schema.properties)) yield [property, [...path, 'properties', name]];
  }
}

function* operations(root) {
  for (const [route, item] of entries(root.paths)) {
    for (const method of METHODS) if (item[method]) yield [item[method], ['paths', route, method]];
  }
}

function* schemas(root) {
  for (const [name, schema] of entries(root.components?.schemas)) yield [schema, ['components', 'schemas', name]];
}

/** A rule that runs once, over the whole document. `check` yields the problems, as [message, path]. */
const rule = (check) => () => ({
  Root: {
    enter(root, ctx) {
      for (const [message, path] of check(root)) ctx.report({ message, location: ctx.location.child(path).key() });
    },
  },
});

/** English and Vietnamese come together, wherever one of them is present. */
function* bothLanguages(root) {
  for (const [node, path] of objects(root)) {
    for (const [english, vietnamese] of [['title', 'x-title-vi'], ['description', 'x-description-vi'], ['summary', 'x-summary-vi']]) {
      // A property of a schema may itself be called "description": that is an object, and no text.
      const [en, vi] = [node[english], node[vietnamese]].map((text) => (isMap(text) ? undefined : text));
      if (en !== undefined && !isText(vi)) yield [`${english} has no ${vietnamese} beside it.`, path];
      if (vi !== undefined && !isText(en)) yield [`${vietnamese} has no ${english} beside it.`, path];
      if (isText(vi) && !hasVietnameseLetter(vi)) yield [`${vietnamese} is not written in Vietnamese.`, [...path, vietnamese]];
    }
  }
}

/** The generated code takes its documentation from here, so nothing goes without. */
function* described(root) {
  for (const [node, path] of named(root)) {
    if (!node.$ref && !isText(node.description)) yield [`${path.at(-1)} has no description.`, path];
  }
  for (const [property, path] of named(root)) {
    // A refused value is explained to the caller by this text, and never by the pattern.
    if (property.pattern && !property['x-rule']) yield [`${path.at(-1)} has a pattern and no x-rule.`, path];
    for (const language of property['x-rule'] ? ['en', 'vi'] : []) {
      if (!isText(property['x-rule'][language])) yield [`The x-rule of ${path.at(-1)} has no ${language}.`, path];
    }
  }
  for (const [operation, path] of operations(root)) {
    if (!isText(operation.summary)) yield ['The operation has no summary.', path];
  }
  for (const [name, example] of entries(root.components?.examples)) {
    if (!isText(example.summary)) yield [`The example ${name} has no summary.`, ['components', 'examples', name]];
  }
}

/** A reader of a generated type finds the vendor's page of it, and in which unit a number or a time is. */
function* sources(root) {
  for (const [schema, path] of schemas(root)) {
    if (!isText(schema.externalDocs?.url)) yield [`${path.at(-1)} does not say in externalDocs which page it comes from.`, path];
    for (const [name, property] of entries(schema.properties)) {
      const at = [...path, 'properties', name];
      if (!property['x-unit'] && isMeasured(property)) yield [`${name} has no x-unit.`, at];
      if (property['x-unit'] && !isMeasured(property)) yield [`${name} has an x-unit and is neither a number nor a time.`, at];
      for (const language of property['x-unit'] ? ['en', 'vi'] : []) {
        if (!isText(property['x-unit'][language])) yield [`The x-unit of ${name} has no ${language}.`, at];
      }
    }
  }
  for (const [node, path] of objects(root)) {
    const url = node.externalDocs?.url;
    if (isText(url) && !url.startsWith(VENDOR)) yield [`${url} is not a page of the vendor.`, path];
  }
}

/** `x-values` says of each value of an enum what the C# member is called and what a person reads: no more, no fewer. */
function* enumValues(root) {
  const answered = [...operations(root)].map(([operation]) => Object.keys(operation.responses ?? {}));

  for (const [node, path] of objects(root)) {
    const isComponent = path.length === 3 && path[0] === 'components' && path[1] === 'schemas';
    if (Array.isArray(node.enum) && !isComponent && path[0] !== 'servers') {
      yield ['An enum is a component of its own, with x-values; refer to it.', path];
    }
  }

  for (const [schema, path] of schemas(root)) {
    if (!schema.enum && !schema['x-values']) continue;
    const values = schema.enum ?? [];
    const table = [...path, 'x-values'];
    if (!isMap(schema['x-values'])) {
      yield ['The enum has no x-values.', path];
      continue;
    }

    const keys = Object.keys(schema['x-values']);
    for (const value of difference(values, keys)) yield [`The value "${value}" has no entry in x-values.`, path];
    for (const key of difference(keys, values)) yield [`"${key}" is not a value of the enum.`, [...table, key]];

    const names = new Set();
    for (const [key, entry] of entries(schema['x-values'])) {
      const at = [...table, key];
      for (const field of VALUE_FIELDS) if (!isText(entry?.[field])) yield [`"${key}" has no ${field}.`, at];
      for (const field of difference(Object.keys(entry ?? {}), [...VALUE_FIELDS, ...VALUE_OPTIONS])) {
        yield [`"${key}" has a field ${field} that nothing reads.`, at];
      }
      if (isText(entry?.name) && !/^[A-Z][A-Za-z0-9]*$/.test(entry.name)) yield [`"${entry.name}" is not PascalCase.`, at];
      if (names.has(entry?.name)) yield [`The name ${entry.name} is used by another value.`, at];
      names.add(entry?.name);
      if (entry?.zero !== undefined && (entry.zero !== true || key !== values.at(-1))) {
        yield [`"${key}": zero is true, and allowed at the last value of the enum only.`, at];
      }
      if (entry?.status !== undefined && !answered.every((statuses) => statuses.includes(String(entry.status)))) {
        yield [`"${key}" maps to status ${entry.status}, which not every operation answers.`, at];
      }
    }
  }
}

/** `x-server-names` names every value of every server variable once. */
function* serverNames(root) {
  const names = root['x-server-names'] ?? {};
  for (const [index, server] of (root.servers ?? []).entries()) {
    for (const [variable, { enum: values = [] }] of entries(server.variables)) {
      const named = Object.values(names[variable] ?? {});
      for (const value of difference(values, named)) {
        yield [`"${value}" has no name in x-server-names.`, ['servers', index, 'variables', variable]];
      }
      for (const value of difference(named, values)) {
        yield [`x-server-names names "${value}", which is no value of ${variable}.`, ['servers', index, 'variables', variable]];
      }
    }
  }
}

// A property of an answer that refers to a component says `allOf: [$ref]` and `nullable: true`, for the generator. OpenAPI
// 3.0.3 gives `nullable` a meaning beside `type` only, and the checker of examples refuses to work on anything else. So it
// is removed in memory before the rules run, which is just what 3.0.3 reads; the file is not touched. One consequence:
// an example cannot write null for an enum or an object, it leaves the field out.
const plainReferences = () => ({
  Schema: {
    enter(schema) {
      if (schema.allOf && !schema.type) delete schema.nullable;
    },
  },
});

export default function contract() {
  return {
    id: 'contract',
    preprocessors: { oas3: { 'plain-references': plainReferences } },
    rules: {
      oas3: {
        'both-languages': rule(bothLanguages),
        described: rule(described),
        'enum-values': rule(enumValues),
        'server-names': rule(serverNames),
        sources: rule(sources),
      },
    },
  };
}
