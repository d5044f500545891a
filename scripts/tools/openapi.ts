import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { Problem, statuses } from '../../app/http/answer';
import type { Description } from '../../app/http/api-endpoint';
import { Notification } from '../../lib/notifications/notification';

const API = 'app/api';

export const DESCRIPTION = 'docs/openapi.json';

/** What a handler that `apiEndpoint` has made is known by. */
const Handler = z.custom<{ description: Description }>(
  (value) => typeof value === 'function' && 'description' in value,
);
const Route = z.object({ GET: Handler.optional(), POST: Handler.optional() });

type Json = Record<string, unknown>;

/** What each caller shows. */
const securitySchemes: Readonly<Record<Exclude<Description['caller'], 'anybody'>, Json>> = {
  pilot: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-pilot',
    description:
      'What seals who a pilot is, set with the first page that their browser sees. `pilot` over HTTP.',
  },
  platform: { type: 'http', scheme: 'bearer', description: 'PLATFORM_API_TOKEN.' },
  cron: { type: 'http', scheme: 'bearer', description: 'CRON_SECRET.' },
  stripe: {
    type: 'apiKey',
    in: 'header',
    name: 'Stripe-Signature',
    description: 'Stripe’s signature of the body, by one of STRIPE_WEBHOOK_SECRET.',
  },
};

const callers: Readonly<Record<Description['caller'], string>> = {
  anybody: 'For anybody.',
  pilot: 'For a pilot’s browser, from this app’s own pages.',
  platform: 'For the platform’s backend.',
  cron: 'For the cron that reconciles.',
  stripe: 'For Stripe.',
};

/** What the file has to be. */
export async function openApiText(): Promise<string> {
  return `${JSON.stringify(await openApi(), null, 2)}\n`;
}

/** The description of all endpoints under /api, as their handlers have it. */
async function openApi(): Promise<Json> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const files = readdirSync(API, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('route.ts'),
  );
  const paths = await Promise.all(files.sort().map(pathOf));
  return {
    openapi: '3.1.1',
    info: { title: 'Rocket Rides onboarding', version },
    servers: [{ url: '/', description: 'Where the app is deployed: APP_URL.' }],
    paths: Object.fromEntries(paths),
    webhooks: { [Notification.shape.type.value]: { post: notification() } },
    components: { schemas: { Problem: schemaOf(Problem) }, securitySchemes },
  };
}

async function pathOf(file: string): Promise<[string, Json]> {
  const route = Route.parse(await import(pathToFileURL(join(process.cwd(), API, file)).href));
  const handlers = Object.entries(route).flatMap(([method, handler]) =>
    handler ? [{ method: method.toLowerCase(), description: handler.description }] : [],
  );
  // As OpenAPI writes a folder of Next's.
  const path = handlers[0]?.description.path.replace(/\[(\w+)\]/g, '{$1}') ?? '';
  return [
    path,
    Object.fromEntries(handlers.map(({ method, description }) => [method, operation(description)])),
  ];
}

function operation(description: Description): Json {
  const { caller, summary } = description;
  return {
    summary,
    description: callers[caller],
    security: caller === 'anybody' ? [] : [{ [caller]: [] }],
    ...parametersOf(description),
    ...requestOf(description),
    responses: responsesOf(description),
  };
}

/** What is sent to PLATFORM_NOTIFY_URL. */
function notification(): Json {
  const header = (name: string, description: string): Json => ({
    name,
    in: 'header',
    required: true,
    schema: { type: 'string' },
    description,
  });
  return {
    summary: 'Tells the platform’s backend, at PLATFORM_NOTIFY_URL, that an account stands elsewhere now.',
    description: 'At least once, and of each account in order. Anything but 2xx is tried again.',
    parameters: [
      header('webhook-id', 'As `id`.'),
      header('webhook-timestamp', 'When it was sent, in seconds.'),
      header('webhook-signature', 'By PLATFORM_NOTIFY_SECRET, as https://www.standardwebhooks.com has it.'),
    ],
    requestBody: { required: true, content: inJson(schemaOf(Notification)) },
    responses: { '2XX': { description: 'It is heard.' } },
  };
}

function parametersOf({ params }: Description): Json {
  if (!params) return {};
  const { properties } = z.object({ properties: z.record(z.string(), z.unknown()) }).parse(schemaOf(params));
  const parameters = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'path',
    required: true,
    schema,
  }));
  return { parameters };
}

function requestOf({ body, takesForms }: Description): Json {
  if (!body) return {};
  const schema = schemaOf(body);
  const form = takesForms && { 'application/x-www-form-urlencoded': { schema } };
  // Where nothing has to be said, no body is read as an empty one.
  return { requestBody: { required: !body.safeParse({}).success, content: { ...inJson(schema), ...form } } };
}

function responsesOf({ answers, errors, takesForms }: Description): Json {
  const problem = inJson({ $ref: '#/components/schemas/Problem' });
  const answered = Object.entries(answers).map(([status, schema]) => [
    status,
    { description: Number(status) < 400 ? 'Done.' : 'Not now.', content: inJson(schemaOf(schema)) },
  ]);
  const failed = [...new Set(errors.map((code) => statuses[code]))].map((status) => {
    const codes = errors.filter((code) => statuses[code] === status).map((code) => `\`${code}\``);
    return [status, { description: `${codes.join(', ')}.`, content: problem }];
  });
  return {
    ...Object.fromEntries([...answered, ...failed]),
    ...(takesForms && { 303: { description: 'To a plain form: where the pilot goes next.' } }),
    default: { description: 'Any other failure.', content: problem },
  };
}

function inJson(schema: Json): Json {
  return { 'application/json': { schema } };
}

/** As what may be sent: of an answer too, which may have more one day. */
function schemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: 'input',
    // Zod's pattern for a format is of some hundred characters, and says no more.
    override: ({ jsonSchema }) => {
      if (jsonSchema.format) delete jsonSchema.pattern;
    },
  });
  return json;
}
