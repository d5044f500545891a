/** Why a request is refused, in the fields of Stripe's error object. */
export type ParameterProblem = { code?: string; param?: string; message: string };

/** Names all `paths`, of which there is at least one. */
export function unknownParameters(paths: readonly string[]): ParameterProblem {
  const message = `Received unknown parameter${paths.length > 1 ? 's' : ''}: ${paths.join(', ')}`;
  const [param] = paths;
  return { code: 'parameter_unknown', ...(param === undefined ? {} : { param }), message };
}

export function missingParameter(param: string): ParameterProblem {
  return { code: 'parameter_missing', param, message: `Missing required param: ${param}.` };
}

/** Of a parameter given as '' that '' cannot unset. */
export function emptyParameter(param: string): ParameterProblem {
  const message =
    `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a ` +
    `parameter; however '${param}' cannot be unset. You should remove '${param}' from your request ` +
    'or supply a non-empty value.';
  return { code: 'parameter_invalid_empty', param, message };
}

/**
 * Of a value that Stripe does not know, which has no code. Stripe lists those it knows in an order of its
 * own; the SDK's types, and so these, have them by the alphabet.
 */
export function notOneOf(param: string, values: readonly string[]): ParameterProblem {
  return { param, message: `Invalid ${param}: must be one of ${sentence(values)}` };
}

export function notAnInteger(param: string, given: unknown): ParameterProblem {
  return { code: 'parameter_invalid_integer', param, message: `Invalid integer: ${inspect(given)}` };
}

/** Of what is not the scalar due there, which has no code. */
export function notA(
  kind: 'string' | 'boolean' | 'decimal',
  param: string,
  given: unknown,
): ParameterProblem {
  return { param, message: `Invalid ${kind}: ${inspect(given)}` };
}

/** Of what is not the hash or the list due there, which has no code. */
export function notStructured(kind: 'object' | 'array', param: string): ParameterProblem {
  return { param, message: `Invalid ${kind}` };
}

/** Of a value that is no scalar, in a map such as `metadata`. */
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
