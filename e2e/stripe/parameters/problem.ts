/** Why a request is refused, in the fields of Stripe's error object. */
export type ParameterProblem = { code?: string; param?: string; message: string };

/** Takes the paths of what is no parameter, at least one; gives Stripe's refusal, which names all. */
export function unknownParameters(paths: readonly string[]): ParameterProblem {
  const message = `Received unknown parameter${paths.length > 1 ? 's' : ''}: ${paths.join(', ')}`;
  const [param] = paths;
  return { code: 'parameter_unknown', ...(param === undefined ? {} : { param }), message };
}

/** Takes the path of a required parameter that is not there; gives Stripe's refusal. */
export function missingParameter(param: string): ParameterProblem {
  return { code: 'parameter_missing', param, message: `Missing required param: ${param}.` };
}

/** Takes the path of a parameter given as '' that '' cannot unset; gives Stripe's refusal. */
export function emptyParameter(param: string): ParameterProblem {
  const message =
    `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a ` +
    `parameter; however '${param}' cannot be unset. You should remove '${param}' from your request ` +
    'or supply a non-empty value.';
  return { code: 'parameter_invalid_empty', param, message };
}

/**
 * Takes a path and the values Stripe knows there; gives its refusal of another, which has no code. Stripe
 * lists them in an order of its own; the SDK's types, and so these, have them by the alphabet.
 */
export function notOneOf(param: string, values: readonly string[]): ParameterProblem {
  return { param, message: `Invalid ${param}: must be one of ${sentence(values)}` };
}

/** Takes a path and an integer's place given something else; gives Stripe's refusal. */
export function notAnInteger(param: string, given: unknown): ParameterProblem {
  return { code: 'parameter_invalid_integer', param, message: `Invalid integer: ${inspect(given)}` };
}

/** Takes a path, the scalar due there and what was given; gives Stripe's refusal, which has no code. */
export function notA(
  kind: 'string' | 'boolean' | 'decimal',
  param: string,
  given: unknown,
): ParameterProblem {
  return { param, message: `Invalid ${kind}: ${inspect(given)}` };
}

/** Takes a path where a hash or a list is due; gives Stripe's refusal of anything else, which has no code. */
export function notStructured(kind: 'object' | 'array', param: string): ParameterProblem {
  return { param, message: `Invalid ${kind}` };
}

/** Takes the path of a map such as `metadata` and a value in it that is no scalar; gives Stripe's refusal. */
export function notAMapValue(param: string, given: unknown): ParameterProblem {
  return { param, message: `Invalid value type: ${inspect(given)} must be a string` };
}

function sentence(values: readonly string[]): string {
  if (values.length < 3) return values.join(' or ');
  return `${values.slice(0, -1).join(', ')}, or ${values.at(-1)}`;
}

/** Stripe shows a hash or a list as Ruby writes it: {:id=>"acct_1"}. */
function inspect(given: unknown): string {
  return typeof given === 'object' && given !== null ? inspectNested(given) : String(given);
}

function inspectNested(given: unknown): string {
  if (Array.isArray(given)) return `[${given.map(inspectNested).join(', ')}]`;
  if (typeof given !== 'object' || given === null) return JSON.stringify(given) ?? 'null';
  const entries = Object.entries(given).map(([key, value]) => `:${symbol(key)}=>${inspectNested(value)}`);
  return `{${entries.join(', ')}}`;
}

function symbol(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key);
}
