import type { AccountRequest, AccountsApi } from '../platform/choices';
import { creationV1, pathsV1 } from './v1';
import { creationV2, pathsV2 } from './v2';

/** How each API is asked to open an account; only the pilot's ID stands for another. */
export function previewOf(request: AccountRequest) {
  const metadata = { pilot_id: 'the pilot’s ID' };
  return {
    v1: { paths: pathsV1, creation: creationV1(request, metadata) },
    v2: { paths: pathsV2, creation: creationV2(request, metadata) },
  } satisfies Record<AccountsApi, unknown>;
}

/** The paths of all that parameters request, such as `capabilities.transfers`. */
export function requestedIn(parameters: unknown, path: readonly string[] = []): string[] {
  if (typeof parameters !== 'object' || parameters === null) return [];
  if ('requested' in parameters) return [path.join('.')];
  const entries: [string, unknown][] = Object.entries(parameters);
  return entries.flatMap(([name, value]) => requestedIn(value, [...path, name]));
}
