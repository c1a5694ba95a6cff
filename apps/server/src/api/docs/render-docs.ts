import { html } from "hono/html";
import type { ApiDocument, Operation, Schema } from "./api-document.ts";
import { writeType } from "./write-type.ts";

type Html = ReturnType<typeof html>;

interface Route {
  method: string;
  path: string;
  operation: Operation;
}

/** Writes the OpenAPI document as the body of a page: an index, each operation, and the types they speak of. */
export function renderDocs({ info, paths, components }: ApiDocument): Html {
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Route => ({
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );
  return html`<p class="lead">${withCode(info.description)}</p>
    <p class="paths">
      Version ${info.version}; the same for programs: <a href="/api/openapi.json">openapi.json</a>.
    </p>
    <ul class="paths">
      ${routes.map(
        (route) =>
          html`<li>
            <a href="#${idOf(route)}">${route.method} ${route.path}</a>: ${route.operation.summary}
          </li>`,
      )}
    </ul>
    ${routes.map(renderRoute)}
    <section class="sect" aria-labelledby="types">
      <h2 id="types">Types</h2>
      <p class="lead">As TypeScript would note them. A question mark says that a field may be absent.</p>
      <div class="types">${Object.entries(components.schemas).map(renderSchema)}</div>
    </section>`;
}

const idOf = ({ method, path }: Route): string =>
  `${method}${path}`
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, "-")
    .replace(/-$/, "");

function renderRoute(route: Route): Html {
  const { parameters, requestBody, responses, summary } = route.operation;
  const body = Object.values(requestBody?.content ?? {})[0]?.schema;
  return html`<section class="sect" aria-labelledby="${idOf(route)}">
    <h2 id="${idOf(route)}">${summary}</h2>
    <p class="paths"><code>${route.method} ${route.path}</code></p>
    <dl class="entries">
      ${parameters.map(({ name, in: place, required, description, schema }) =>
        renderEntry(
          html`${name}<small>${place}${required ? "" : ", may be absent"}</small>`,
          html`${description === undefined ? "" : html`<p>${withCode(description)}</p>`}${renderType(schema)}`,
        ),
      )}
      ${body === undefined ? "" : renderEntry(html`Body`, renderType(body))}
      ${Object.entries(responses).map(([status, response]) => renderResponse(status, response))}
    </dl>
  </section>`;
}

function renderResponse(status: string, { description, content }: Operation["responses"][string]): Html {
  const [[type, { schema }] = ["", { schema: undefined }]] = Object.entries(content ?? {});
  return renderEntry(
    html`${status}<small>${type}</small>`,
    html`${description.split("; ").map((each) => html`<p>${withCode(each)}</p>`)}${
      schema === undefined ? "" : renderType(schema)
    }`,
  );
}

const renderEntry = (name: Html, described: Html): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd>${described}</dd>
  </div>`;

const renderType = (schema: Schema): Html => {
  const [, component] = /^#\/components\/schemas\/(\w+)$/.exec(schema.$ref ?? "") ?? [];
  const text = html`<pre>${writeType(schema)}</pre>`;
  return component === undefined ? text : html`<p><a href="#type-${component}">${component}</a></p>`;
};

/** Shows a type; a long one waits to be opened. */
function renderSchema([name, schema]: [string, Schema]): Html {
  const own = { [name]: schema, ...schema.$defs };
  const text = Object.entries(own)
    .map(([each, type]) => `type ${each} = ${writeType(type)}`)
    .join("\n\n");
  return html`<details id="type-${name}" ${text.split("\n").length > 60 ? "" : "open"}>
    <summary>${name}</summary>
    <pre>${text}</pre>
  </details>`;
}

const withCode = (text: string): Html[] =>
  text.split("`").map((piece, index) => (index % 2 === 1 ? html`<code>${piece}</code>` : html`${piece}`));
